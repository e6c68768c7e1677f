/** The phrases of a part, found in its notes: what moves to another octave moves by them. */
import { ticksPerBar } from "../plan/metre.ts";
import type { Note, Role, TimeSignature, Track } from "../song.ts";

/** Where the sections of a plan or a song lie. */
interface Layout {
  readonly timeSignature: TimeSignature;
  readonly sections: readonly { readonly startBar: number; readonly bars: number }[];
}

/** Bars to a phrase. */
const PHRASE_BARS = 4;

/** A note so many ticks before a bar line may be meant for it: people play a little early. */
const EARLY = 60;

/** Where phrases of four bars begin, from the start of each section, in ticks, ascending. */
export function phraseBorders({ sections, timeSignature }: Layout): readonly number[] {
  const bar = ticksPerBar(timeSignature);
  return sections.flatMap(({ startBar, bars }) =>
    Array.from(
      { length: Math.ceil(bars / PHRASE_BARS) },
      (_, phrase) => (startBar + phrase * PHRASE_BARS) * bar,
    ),
  );
}

/** The roles that sing one note at a time, with pickups before their phrases. */
const LINES: ReadonlySet<Role> = new Set(["melody", "counter-melody"]);

/**
 * The notes of a part, phrase by phrase, none of them empty. A line breathes before its pickup, so its phrases are
 * parted at the longest rest near a border; the other parts change with the bar.
 * @param borders in ticks, ascending
 */
export function phrasesIn({ role, notes }: Track, borders: readonly number[]): readonly (readonly Note[])[] {
  const phrases: (readonly Note[])[] = [];
  let from = 0;
  for (const [index, border] of borders.entries()) {
    const at = notes.findIndex(({ start }) => start >= border - EARLY);
    if (at < 0) break;
    const near = border - (border - (borders[index - 1] ?? border)) / PHRASE_BARS;
    const to = LINES.has(role) ? breathBefore(notes, at, near) : at;
    if (to <= from) continue;
    phrases.push(notes.slice(from, to));
    from = to;
  }
  return [...phrases, notes.slice(from)].filter((phrase) => phrase.length > 0);
}

/** The index of the note after the longest rest from a tick to the note at an index; that note itself where none is longer. */
function breathBefore(notes: readonly Note[], index: number, from: number): number {
  let best = index;
  let longest = restBefore(notes, index);
  for (let at = index - 1; at > 0 && (notes[at]?.start ?? 0) >= from; at--) {
    const rest = restBefore(notes, at);
    if (rest > longest) [best, longest] = [at, rest];
  }
  return best;
}

function restBefore(notes: readonly Note[], index: number): number {
  const before = notes[index - 1];
  const note = notes[index];
  return before && note ? note.start - before.start - before.duration : Number.POSITIVE_INFINITY;
}
