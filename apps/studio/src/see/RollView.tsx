/** The song as a roll: bars and loop, sections and chords, notes and curves, all to one scale. */
import type { WireSong } from "@music-brain/contract";
import { useRef, useState } from "react";
import type { Playing } from "../hear/use-player.ts";
import { Answer } from "../why/Answer.tsx";
import type { Question } from "../why/reasons-for.ts";
import { words } from "../words.ts";
import { Curves } from "./Curves.tsx";
import { LoopRuler } from "./LoopRuler.tsx";
import { PianoRoll } from "./PianoRoll.tsx";
import { CHORD_WIDTH, SongHeader } from "./SongHeader.tsx";
import { lengthOf } from "./song-time.ts";
import { useWidth } from "./use-size.ts";

/** What the view shows and tells. */
export interface RollViewProps {
  readonly song: WireSong;
  readonly playing: Playing;
  readonly asked: Question | undefined;
  readonly onAsk: (question: Question) => void;
}

/** A bar is never narrower than this, in pixels: a long song is scrolled. */
const BAR_WIDTH = 12.5;
/** A bar of this width shows its chord in one line, mostly. */
const CLEAR_BAR = 36;
/** The share of chords that are shown before anybody comes closer: the quickest may be left out. */
const MOST_CHORDS = 0.9;
/** How much wider the roll can be drawn than it has to be. */
const ZOOMS = [1, 2, 4] as const;
const ROLL_HEIGHT = 300;

/** The view. */
export function RollView({ song, playing, asked, onAsk }: RollViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const [chosenZoom, setZoom] = useState<number>();
  const narrowest = Math.max(room, song.total_bars * BAR_WIDTH);
  const zoom = chosenZoom ?? ZOOMS.find((factor) => isClear(song, narrowest * factor)) ?? ZOOMS[2];
  const width = narrowest * zoom;
  return (
    <div className="roll-view">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="scroll" ref={frame} tabIndex={0} aria-label={words.see.roll}>
        {room > 0 && (
          <>
            <LoopRuler song={song} width={width} loop={playing.loop} onLoop={playing.setLoop} />
            <SongHeader song={song} width={width} asked={asked} onAsk={onAsk} />
            <PianoRoll
              song={song}
              width={width}
              height={ROLL_HEIGHT}
              asked={asked}
              silent={playing.silent}
              loop={playing.loop}
              position={playing.position}
              isPlaying={playing.state === "playing"}
              frame={frame}
              onAsk={onAsk}
            />
            <Curves song={song} width={width} />
          </>
        )}
      </section>
      <div className="under-roll">
        <Answer song={song} asked={asked} hint={words.see.rollHint} />
        <fieldset className="segments">
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
    </div>
  );
}

/** Whether a roll of this width is close enough for most chords to be read. */
function isClear(song: WireSong, width: number): boolean {
  const chords = song.sections.flatMap(({ harmony }) => harmony);
  const shown = chords.filter(({ duration }) => (duration / lengthOf(song)) * width >= CHORD_WIDTH);
  return width / song.total_bars >= CLEAR_BAR && shown.length >= MOST_CHORDS * chords.length;
}
