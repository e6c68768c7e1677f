/** The song that is looked at: heard, seen, asked about and changed. */
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { ChangePanel } from "./change/ChangePanel.tsx";
import type { Change } from "./change/changes.ts";
import type { Take, Takes, TakesEvent } from "./change/takes.ts";
import { Downloads } from "./hear/Downloads.tsx";
import { Players, Transport } from "./hear/Transport.tsx";
import { usePlayer } from "./hear/use-player.ts";
import { Curves } from "./see/Curves.tsx";
import { PianoRoll } from "./see/PianoRoll.tsx";
import { SongHeader } from "./see/SongHeader.tsx";
import { secondsAt, ticksPerBar } from "./see/song-time.ts";
import { useWidth } from "./see/use-size.ts";
import type { Question } from "./why/reasons-for.ts";
import { Why } from "./why/Why.tsx";
import { words } from "./words.ts";

/** What the view shows and tells. */
export interface SongViewProps {
  readonly take: Take;
  readonly takes: Takes;
  readonly isBusy: boolean;
  readonly onChange: (change: Change) => void;
  readonly onEvent: (event: TakesEvent) => void;
}

/** A bar is never narrower than this, in pixels: a long song is scrolled. */
const BAR_WIDTH = 12;
/** A bar of this width shows its chord. */
const CLEAR_BAR = 30;
/** How much wider the roll can be drawn than it has to be. */
const ZOOMS = [1, 2, 4] as const;
const ROLL_HEIGHT = 300;

/** The view. */
export function SongView({ take, takes, isBusy, onChange, onEvent }: SongViewProps) {
  const { song } = take;
  const playing = usePlayer(take);
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const [chosenZoom, setZoom] = useState<number>();
  const narrowest = Math.max(room, song.total_bars * BAR_WIDTH);
  // Close enough for most chords to be read, until somebody chooses.
  const zoom =
    chosenZoom ?? ZOOMS.find((factor) => (narrowest * factor) / song.total_bars >= CLEAR_BAR) ?? ZOOMS[2];
  const width = narrowest * zoom;
  const [asked, setAsked] = useState<Question>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked belongs to the take that was left
  useEffect(() => setAsked(undefined), [take.id]);

  function ask(question: Question) {
    setAsked(question);
    if (question.kind !== "section") return;
    playing.seek(secondsAt(song, (song.sections[question.section]?.start_bar ?? 0) * ticksPerBar(song)));
  }

  return (
    <div className="song-view" style={{ "--feeling": `var(--${song.emotion.base})` } as CSSProperties}>
      <section className="panel stage" aria-labelledby="title">
        <div className="title">
          <div>
            <h2 id="title">{song.title}</h2>
            <p>
              {song.genre} ·{" "}
              {words.see.bars(song.total_bars, Math.round(song.tempo_bpm), `${song.key} ${song.mode}`)}
            </p>
          </div>
          <Downloads take={take} />
        </div>
        <Transport song={song} playing={playing} />
        <div className="above-roll">
          <Players song={song} playing={playing} />
          <fieldset className="zoom">
            <legend className="visually-hidden">{words.see.zoom}</legend>
            {ZOOMS.map((factor) => (
              <button
                key={factor}
                type="button"
                aria-label={words.see.zoomTo(factor)}
                aria-pressed={factor === zoom}
                onClick={() => setZoom(factor)}
              >
                {factor}×
              </button>
            ))}
          </fieldset>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <section className="scroll" ref={frame} tabIndex={0} aria-label={words.see.heading}>
          {room > 0 && (
            <>
              <SongHeader song={song} width={width} asked={asked} onAsk={ask} />
              <PianoRoll
                song={song}
                width={width}
                height={ROLL_HEIGHT}
                asked={asked}
                silent={playing.silent}
                position={playing.position}
                isPlaying={playing.state === "playing"}
                frame={frame}
                onAsk={ask}
              />
              <Curves song={song} width={width} />
            </>
          )}
        </section>
        <p className="hint">{words.see.rollHint}</p>
      </section>
      <div className="below">
        <Why song={song} asked={asked} />
        <ChangePanel
          take={take}
          takes={takes}
          asked={asked}
          isBusy={isBusy}
          onChange={onChange}
          onEvent={onEvent}
        />
      </div>
    </div>
  );
}
