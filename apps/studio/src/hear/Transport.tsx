/** Play, seek, speed, volume, and who is heard. */
import type { WireSong } from "@music-brain/contract";
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { colourOf } from "../see/colours.ts";
import { useIsDark } from "../see/use-size.ts";
import { words } from "../words.ts";
import { PlayIcon } from "./PlayIcon.tsx";
import type { Playing } from "./use-player.ts";

/** What the controls show and tell. */
export interface TransportProps {
  readonly song: WireSong;
  readonly playing: Playing;
  /** Controls that stand beside the position. */
  readonly children: ReactNode;
}

/** The controls of the player. */
export function Transport({ song, playing, children }: TransportProps) {
  const { state, toggle } = playing;
  const isPlaying = state === "playing";
  return (
    <div className="transport">
      <button type="button" className="play" aria-pressed={isPlaying} onClick={toggle}>
        <PlayIcon isPlaying={isPlaying} />
        <span className="visually-hidden">{isPlaying ? words.hear.pause : words.hear.play}</span>
      </button>
      <Position song={song} playing={playing} />
      <div className="transport-tools">
        {children}
        <Level
          label={words.hear.tempo}
          least={0.5}
          most={1.5}
          start={1}
          show={(rate) => `${Math.round(rate * song.tempo_bpm)} BPM`}
          onChange={playing.setRate}
        />
        <Level
          label={words.hear.volume}
          least={0}
          most={1}
          start={1}
          show={(volume) => `${Math.round(volume * 100)} %`}
          onChange={playing.setVolume}
        />
      </div>
      <p className="transport-state" role="status">
        {state === "loading" ? words.hear.loading : state === "failed" ? words.hear.noSound : ""}
      </p>
    </div>
  );
}

/** Where the music is; it moves by itself while it plays. */
function Position({ song, playing }: { readonly song: WireSong; readonly playing: Playing }) {
  const slider = useRef<HTMLInputElement>(null);
  const clock = useRef<HTMLOutputElement>(null);
  const { position, state } = playing;
  useEffect(() => {
    let frame = 0;
    const follow = () => {
      const seconds = Math.min(song.duration_seconds, position());
      if (slider.current) slider.current.value = String(seconds);
      if (clock.current) clock.current.value = `${clockOf(seconds)} / ${clockOf(song.duration_seconds)}`;
      if (state === "playing") frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [song, position, state]);
  return (
    <div className="position">
      <input
        ref={slider}
        type="range"
        min={0}
        max={song.duration_seconds}
        step={0.1}
        defaultValue={0}
        aria-label={words.hear.seek}
        onInput={(event) => playing.seek(event.currentTarget.valueAsNumber)}
      />
      <output ref={clock} />
    </div>
  );
}

interface LevelProps {
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly start: number;
  readonly show: (value: number) => string;
  readonly onChange: (value: number) => void;
}

function Level({ label, least, most, start, show, onChange }: LevelProps) {
  const [value, setValue] = useState(start);
  return (
    <label className="level">
      <span>{label}</span>
      <input
        type="range"
        min={least}
        max={most}
        step={0.01}
        value={value}
        aria-valuetext={show(value)}
        onChange={(event) => {
          setValue(event.currentTarget.valueAsNumber);
          onChange(event.currentTarget.valueAsNumber);
        }}
      />
      <output>{show(value)}</output>
    </label>
  );
}

/** Who plays, each with a switch and a way to hear nobody else. */
export function Players({ song, playing }: { readonly song: WireSong; readonly playing: Playing }) {
  const isDark = useIsDark();
  const { silent, setSilent } = playing;
  const roles = song.tracks.map(({ role }) => role);
  return (
    <ul className="players">
      {song.tracks.map(({ role, name }) => {
        const others = roles.filter((other) => other !== role);
        const isAlone = !silent.has(role) && others.length > 0 && others.every((other) => silent.has(other));
        return (
          <li key={role} style={{ "--track": colourOf(role, isDark) } as CSSProperties}>
            <button
              type="button"
              className="player-name"
              aria-pressed={!silent.has(role)}
              aria-label={words.hear.mute(name)}
              title={words.hear.mute(name)}
              onClick={() => setSilent(toggled(silent, role))}
            >
              {name}
            </button>
            <button
              type="button"
              className="player-solo"
              aria-pressed={isAlone}
              aria-label={words.hear.solo(name)}
              title={words.hear.solo(name)}
              onClick={() => setSilent(isAlone ? new Set() : new Set(others))}
            >
              S
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function toggled(roles: ReadonlySet<string>, role: string): ReadonlySet<string> {
  const changed = new Set(roles);
  if (!changed.delete(role)) changed.add(role);
  return changed;
}

function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}
