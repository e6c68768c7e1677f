/** Sections and chords above the roll; each can be asked about. */
import type { WireSong } from "@music-brain/contract";
import { Fragment } from "react";
import { useOneStop } from "../parts/use-one-stop.ts";
import type { Question } from "../why/reasons-for.ts";
import { words } from "../words.ts";
import { chordNameParts } from "./chord-name.ts";
import { lengthOf, ticksPerBar } from "./song-time.ts";

/** What the header shows and tells. */
export interface SongHeaderProps {
  readonly song: WireSong;
  readonly width: number;
  readonly asked: Question | undefined;
  readonly onAsk: (question: Question) => void;
}

/** A finger needs so many pixels (WCAG 2.2, 2.5.8), and a chord's name no more; narrower ones are seen closer up. */
export const CHORD_WIDTH = 24;

/** The rows of sections and of chords, to the scale of the roll. */
export function SongHeader({ song, width, asked, onAsk }: SongHeaderProps) {
  const x = (tick: number) => (tick / lengthOf(song)) * width;
  const chords = song.sections.flatMap(({ name, harmony }, section) =>
    harmony
      .map(({ start, duration, symbol }, chord) => ({
        key: `${name} ${start}`,
        section,
        chord,
        start,
        duration,
        symbol,
      }))
      .filter(({ duration }) => x(duration) >= CHORD_WIDTH),
  );
  const sectionStop = useOneStop(song.sections.length, words.see.sections);
  const chordStop = useOneStop(chords.length, words.see.chords);
  return (
    <div className="song-header" style={{ width }}>
      <div className="song-sections" {...sectionStop.row}>
        {song.sections.map(({ name, start_bar, bars, kind }, section) => (
          <button
            key={name}
            type="button"
            tabIndex={sectionStop.tabIndexOf(section)}
            className={`section-name ${kind}`}
            aria-pressed={asked?.kind === "section" && asked.section === section}
            style={{ left: x(start_bar * ticksPerBar(song)), width: x(bars * ticksPerBar(song)) - 2 }}
            onClick={() => onAsk({ kind: "section", section })}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="song-chords" {...chordStop.row}>
        {chords.map(({ key, section, chord, start, duration, symbol }, place) => (
          <button
            key={key}
            type="button"
            tabIndex={chordStop.tabIndexOf(place)}
            aria-pressed={asked?.kind === "chord" && asked.section === section && asked.chord === chord}
            style={{ left: x(start), width: x(duration) }}
            title={symbol}
            onClick={() => onAsk({ kind: "chord", section, chord })}
          >
            <span>
              {chordNameParts(symbol).map((part, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name have no other order
                <Fragment key={index}>
                  {index > 0 && <wbr />}
                  {part}
                </Fragment>
              ))}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
