/** Tracks put together from sections of two versions: what is kept stays as it was, note for note. */
import type { Control, Note, Role, Track } from "../song.ts";
import { EARLY, type Places } from "./places.ts";

/** A version's track, and where its sections lie. */
export interface Version {
  readonly track: Track | undefined;
  readonly places: Places;
}

/** Where a section of the new track comes from. */
export interface Source {
  readonly version: Version;
  /** The index of the section in that version. */
  readonly section: number;
  /** Whether it has to stay as it is there. */
  readonly kept: boolean;
}

/** Roles that play one tone at a time. */
const SINGLE: ReadonlySet<Role> = new Set(["melody", "counter-melody", "bass"]);

/** A note that new neighbours cut shorter than this, in ticks, is left out. */
const SHORTEST = 60;

/**
 * The notes and controls of a track whose sections come from these sources, in order.
 * @param places where the sections lie in the new song
 */
export function spliced(
  role: Role,
  sources: readonly Source[],
  places: Places,
): Pick<Track, "notes" | "controls"> {
  const pieces = sources.map((source, index) => pieceOf(source, places.bounds[index] ?? 0));
  const single = SINGLE.has(role);
  const notes = pieces.flatMap((piece, index) => {
    if (piece.kept) return piece.notes;
    const before = pieces[index - 1]?.notes ?? [];
    const after = places.bounds[index + 1] ?? Number.POSITIVE_INFINITY;
    const next = pieces[index + 1]?.notes ?? [];
    // A player may be early: what comes next can begin before its bar line.
    return piece.notes.flatMap((note) => {
      const meets = next.find(({ pitch }) => single || pitch === note.pitch);
      return fitted(note, before, Math.min(after, meets?.start ?? after), single);
    });
  });
  return { notes: notes.toSorted(byStart), controls: joined(pieces, places) };
}

interface Piece {
  readonly kept: boolean;
  readonly notes: readonly Note[];
  readonly controls: readonly Control[];
  /** The values that controllers have where the piece begins and ends in its own version. */
  readonly before: ReadonlyMap<number, number>;
}

function pieceOf({ version, section, kept }: Source, start: number): Piece {
  const { track, places } = version;
  const shift = start - (places.bounds[section] ?? 0);
  const before = new Map<number, number>();
  const controls: Control[] = [];
  for (const control of track?.controls ?? []) {
    const at = places.at(control.tick);
    if (at < section) before.set(control.controller, control.value);
    else if (at === section) controls.push({ ...control, tick: Math.max(0, control.tick + shift) });
  }
  const notes = (track?.notes ?? [])
    .filter((note) => places.at(note.start) === section)
    .map((note) => (shift === 0 ? note : { ...note, start: Math.max(0, note.start + shift) }));
  return { kept, notes, controls, before };
}

/** A new note between kept neighbours: it begins when they have ended, and ends when they begin. */
function fitted(note: Note, before: readonly Note[], end: number, single: boolean): readonly Note[] {
  let from = note.start;
  for (const other of before) {
    if (single || other.pitch === note.pitch) from = Math.max(from, other.start + other.duration);
  }
  const to = Math.min(note.start + note.duration, end);
  if (from === note.start && to === note.start + note.duration) return [note];
  return to - from >= Math.min(SHORTEST, note.duration)
    ? [{ ...note, start: from, duration: to - from }]
    : [];
}

/**
 * The controls of the pieces in a row. Where a new piece begins, controllers take the values that they have there in
 * its version; where it ends they return to what the kept one after it expects. Both happen in the new piece.
 */
function joined(pieces: readonly Piece[], places: Places): readonly Control[] {
  const values = new Map<number, number>();
  const all: Control[] = [];
  const push = (control: Control) => {
    all.push(control);
    values.set(control.controller, control.value);
  };
  pieces.forEach((piece, index) => {
    if (!piece.kept) {
      // A player may be early: what it does first can come before the bar line.
      const begins = Math.min(places.bounds[index] ?? 0, piece.controls[0]?.tick ?? Number.POSITIVE_INFINITY);
      for (const control of settling(piece.before, values, begins)) push(control);
    }
    for (const control of piece.controls) push(control);
    const next = pieces[index + 1];
    if (piece.kept || !next?.kept) return;
    const end = (places.bounds[index + 1] ?? 0) - EARLY - 1;
    for (const control of settling(atRest(values, next.before), values, end)) push(control);
  });
  return all;
}

/** What controllers are at before anything is said of them (MIDI 1.0, RP-015): the pedal up, all expression. */
const AT_REST: ReadonlyMap<number, number> = new Map([
  [1, 0],
  [11, 127],
  [64, 0],
]);

/** The values wanted, and those at rest of controllers that the kept version has not touched yet. */
function atRest(
  values: ReadonlyMap<number, number>,
  wanted: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const untouched = [...AT_REST].filter(([controller]) => values.has(controller));
  return new Map([...untouched, ...wanted]);
}

/** The changes that bring controllers to these values. */
function settling(
  wanted: ReadonlyMap<number, number>,
  values: ReadonlyMap<number, number>,
  tick: number,
): readonly Control[] {
  return [...wanted]
    .filter(([controller, value]) => values.get(controller) !== value)
    .map(([controller, value]) => ({ tick, controller, value }));
}

function byStart(one: Note, other: Note): number {
  return one.start - other.start || one.pitch - other.pitch;
}
