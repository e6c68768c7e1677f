/** From placed notes to voices: chords of one length, and what sounds across them in a voice of its own. */
import { TICKS_PER_QUARTER } from "@music-brain/engine";
import type { Divisions, PlacedNote } from "./written.ts";

/** One note or chord of a voice. Times are ticks from the start of the song. */
export interface Stroke {
  readonly start: number;
  readonly end: number;
  /** Ascending. */
  readonly notes: readonly PlacedNote[];
  /** Played much shorter than written. */
  readonly staccato: boolean;
}

/** Strokes one after another. */
export type Voice = readonly Stroke[];

/** Voices on one staff; what would need more is cut short where the next stroke begins. */
const MOST_VOICES = 2;

const QUARTER = TICKS_PER_QUARTER;
/** Values that are written without a tie or a dot that nobody expects, in ticks. */
const plainValues = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8].map((quarters) => quarters * QUARTER);
/** How far a note may sound over the next one and still be written up to it: overlap is touch, not rhythm. */
const OVERLAP = QUARTER / 4;

/** The voices of the notes on one staff, the upper first. */
export function voicesOf(notes: readonly PlacedNote[], divisions: Divisions): readonly Voice[] {
  const strokes = strokesOf(notes, divisions);
  const voices: Stroke[][] = [];
  for (const stroke of strokes) {
    const free = voices.find((voice) => (voice.at(-1)?.end ?? 0) <= stroke.start);
    if (free) free.push(stroke);
    else if (voices.length < MOST_VOICES) voices.push([stroke]);
    else makeRoom(voices, stroke);
  }
  return voices;
}

/** Cuts the voice short that has sounded the longest; a voice that begins with the stroke takes its notes in. */
function makeRoom(voices: readonly Stroke[][], stroke: Stroke): void {
  const oldest = voices.toSorted((left, right) => (left.at(-1)?.start ?? 0) - (right.at(-1)?.start ?? 0))[0];
  const last = oldest?.pop();
  if (oldest === undefined || last === undefined) return;
  if (last.start < stroke.start) oldest.push({ ...last, end: stroke.start }, stroke);
  else oldest.push({ ...last, notes: byPitch([...last.notes, ...stroke.notes]) });
}

/** Notes that begin and end together are one stroke; of those that begin together the higher comes first. */
function strokesOf(notes: readonly PlacedNote[], divisions: Divisions): readonly Stroke[] {
  const starts = [...new Set(notes.map(({ start }) => start))];
  const nextStart = new Map(
    starts.map((start, index) => [start, starts[index + 1] ?? Number.POSITIVE_INFINITY]),
  );
  const byTimes = new Map<string, Stroke>();
  for (const note of notes) {
    const { end, staccato } = writtenEnd(
      note,
      nextStart.get(note.start) ?? Number.POSITIVE_INFINITY,
      divisions,
    );
    const key = `${note.start} ${end}`;
    const stroke = byTimes.get(key);
    byTimes.set(key, {
      start: note.start,
      end,
      notes: byPitch([...(stroke?.notes ?? []), note]),
      staccato: staccato && (stroke?.staccato ?? true),
    });
  }
  return [...byTimes.values()].sort(
    (left, right) => left.start - right.start || (right.notes[0]?.pitch ?? 0) - (left.notes[0]?.pitch ?? 0),
  );
}

function byPitch(notes: readonly PlacedNote[]): readonly PlacedNote[] {
  return notes.toSorted((left, right) => left.pitch - right.pitch);
}

/**
 * Where a note ends on paper. Players let go early; nobody writes a thirty-second rest for that. A note is written up to the
 * next one where it fills most of the way or the way is short, and as staccato where it was played less than half of that.
 */
function writtenEnd(
  { start, playedEnd }: PlacedNote,
  next: number,
  divisions: Divisions,
): { readonly end: number; readonly staccato: boolean } {
  const played = playedEnd - start;
  const way = next - start;
  if (played > way + OVERLAP) return { end: start + plainValue(played, start, divisions), staccato: false };
  const fills = played / way;
  const legato = way <= QUARTER / 2 || fills >= (way <= QUARTER ? 0.55 : 0.7);
  if (legato) return { end: next, staccato: fills < 0.45 };
  return { end: Math.min(next, start + plainValue(played, start, divisions)), staccato: false };
}

/** The shortest plain value that a note of this length fills, up to a place that its beat's division has. */
function plainValue(played: number, start: number, divisions: Divisions): number {
  const { beat, part, triplet } = divisions(start);
  const inBeat = beat.start + beat.length - start;
  if (triplet && played <= inBeat * 1.1)
    return Math.max(part, Math.min(inBeat, Math.ceil((played * 0.9) / part) * part));
  const least = (start - beat.start) % (QUARTER / 2) === 0 ? QUARTER / 2 : part;
  const value =
    plainValues.find((plain) => plain >= Math.max(least, played * 0.92)) ??
    Math.ceil(played / QUARTER) * QUARTER;
  return endOnGrid(start + value, divisions) - start;
}

/** The nearest place of its beat's division, never before the first one after the start. */
function endOnGrid(end: number, divisions: Divisions): number {
  const { beat, part } = divisions(end);
  return beat.start + Math.round((end - beat.start) / part) * part;
}
