/** Changes to notes that leave a part playable: in order, in range, in time, one note a pitch at once. */
import { compassOf } from "../data/instruments.ts";
import type { OriginId } from "../explain/origins.ts";
import type { Part } from "../perform/performance.ts";
import type { Score } from "../perform/score.ts";
import type { Note, Role } from "../song.ts";
import { endOf, isWithin, lastBegun, type Stretch } from "./places.ts";

/** The roles that play pitches. */
export const pitched: readonly Role[] = ["melody", "counter-melody", "chords", "bass", "pad"];

/** All roles. */
export const everybody: readonly Role[] = [...pitched, "drums"];

/** The stamp of a rule on what it changes. */
export function stampOf(id: string): `rule:${string}` {
  return `rule:${id}`;
}

/** How the notes of one part change. */
export type NotesChange = (notes: readonly Note[], part: Part) => readonly Note[];

/**
 * The parts with those of some roles changed. What comes of the change is put in order; a part that would fall silent
 * altogether keeps its last note.
 */
export function changeParts(
  parts: readonly Part[],
  score: Score,
  roles: readonly Role[],
  change: NotesChange,
): readonly Part[] {
  const end = endOf(score);
  return parts.map((part) =>
    roles.includes(part.player.role) && part.notes.length > 0
      ? { ...part, notes: settled(part.notes, change(part.notes, part), end) }
      : part,
  );
}

/** Changed notes, put in order: what sang one note at a time still does, and what played still plays. */
export function settled(before: readonly Note[], after: readonly Note[], end: number): readonly Note[] {
  const ordered = isSingle(before) ? oneAtATime(tidied(after, end)) : tidied(after, end);
  return ordered.length > 0 ? ordered : before.slice(-1);
}

/** A note that a rule has put where it is: with something changed, and stamped. */
export function changed(note: Note, origin: OriginId, change: Partial<Note>): Note {
  return { ...note, ...change, origin };
}

/** A note that is played otherwise, a little louder or later; it comes of what it came of before. */
export function retouched(note: Note, change: Partial<Note>): Note {
  return { ...note, ...change };
}

/**
 * Notes by start, then pitch, inside the song, with whole ticks, pitches 0 … 127 (moved by octaves) and velocities
 * 1 … 127. Of two notes of one pitch the earlier ends where the later begins; of two that begin together one is kept.
 */
export function tidied(notes: readonly Note[], end: number): readonly Note[] {
  const kept: Note[] = [];
  for (const note of notes) {
    const start = Math.max(0, Math.round(note.start));
    if (start >= end) continue;
    const duration = Math.min(end - start, Math.max(1, Math.round(note.duration)));
    const velocity = Math.min(127, Math.max(1, Math.round(note.velocity)));
    kept.push({ ...note, start, duration, velocity, pitch: folded(note.pitch, 0, 127) });
  }
  kept.sort((one, other) => one.start - other.start || one.pitch - other.pitch);
  const latest = new Map<number, number>();
  const ordered: Note[] = [];
  for (const note of kept) {
    const place = latest.get(note.pitch);
    const before = place === undefined ? undefined : ordered[place];
    if (place !== undefined && before) {
      if (before.start === note.start) continue;
      if (before.start + before.duration > note.start)
        ordered[place] = { ...before, duration: note.start - before.start };
    }
    latest.set(note.pitch, ordered.length);
    ordered.push(note);
  }
  return ordered;
}

/** Whether no two notes sound at once. */
function isSingle(notes: readonly Note[]): boolean {
  return notes.every((note, index) => {
    const next = notes[index + 1];
    return !next || note.start + note.duration <= next.start;
  });
}

/** One note at a time: of those that begin together the highest, each ending where the next begins. */
export function oneAtATime(notes: readonly Note[]): readonly Note[] {
  const line: Note[] = [];
  for (const note of notes) {
    const before = line.at(-1);
    if (before && before.start === note.start) line.pop();
    else if (before && before.start + before.duration > note.start)
      line[line.length - 1] = { ...before, duration: note.start - before.start };
    line.push(note);
  }
  return line;
}

/**
 * The notes without what sounds in the stretches: what begins there is gone, what reaches into them is cut.
 * @param stretches in order of time and apart
 */
export function silenced(notes: readonly Note[], stretches: readonly Stretch[]): readonly Note[] {
  const kept: Note[] = [];
  for (const note of notes) {
    if (isWithin(stretches, note.start)) continue;
    const next = stretches[lastBegun(stretches, note.start) + 1];
    const isCut = next !== undefined && next.from < note.start + note.duration;
    kept.push(isCut ? { ...note, duration: next.from - note.start } : note);
  }
  return kept;
}

/** The notes cut where one of the stretches begins or ends, so that none belongs to the inside and the outside. */
export function cutAt(notes: readonly Note[], stretches: readonly Stretch[]): readonly Note[] {
  const edges = stretches.flatMap(({ from, to }) => [from, to]).sort((one, other) => one - other);
  return notes.flatMap((note) => {
    const stop = note.start + note.duration;
    const inside = edges.filter((edge) => note.start < edge && edge < stop);
    if (inside.length === 0) return note;
    return [note.start, ...inside].map((start, index) => ({
      ...note,
      start,
      duration: (inside[index] ?? stop) - start,
    }));
  });
}

/** The notes of those that begin in the stretches changed, the others as they are. */
export function changedWithin(
  notes: readonly Note[],
  stretches: readonly Stretch[],
  change: (note: Note, index: number) => Note,
): readonly Note[] {
  return notes.map((note, index) => (isWithin(stretches, note.start) ? change(note, index) : note));
}

/** A pitch moved by octaves into a range; into MIDI's where the range is narrower than an octave. */
export function folded(pitch: number, low: number, high: number): number {
  let moved = pitch;
  while (moved > high) moved -= 12;
  while (moved < low) moved += 12;
  return Math.min(127, Math.max(0, moved));
}

/** A pitch moved by octaves into the compass of a part's instrument. */
export function playable(pitch: number, { player }: Part): number {
  const [low, high] = compassOf(player.program);
  return folded(pitch, low, high);
}

/** Notes that begin together, in order of time. */
export function onsetsOf(notes: readonly Note[]): readonly (readonly Note[])[] {
  const groups: Note[][] = [];
  for (const note of notes) {
    const last = groups.at(-1);
    if (last?.[0]?.start === note.start) last.push(note);
    else groups.push([note]);
  }
  return groups;
}

/** The mean of numbers, 0 of none. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The part of a role, when it plays. */
export function partOf(parts: readonly Part[], ...roles: readonly Role[]): Part | undefined {
  for (const role of roles) {
    const found = parts.find(({ player, notes }) => player.role === role && notes.length > 0);
    if (found) return found;
  }
  return undefined;
}
