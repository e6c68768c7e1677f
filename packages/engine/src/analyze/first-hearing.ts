/** What is heard of a piece before its key: bars and beats, tones, scales, and chords by nothing but their tones. */
import { type ChordTables, learnedChordTables } from "./chord-tables.ts";
import { hearChords } from "./chords.ts";
import { hearCollections } from "./collections.ts";
import { weighTones } from "./harmonic-tones.ts";
import { countForKeys, type HeardTones, type KeyCounts } from "./key-evidence.ts";
import { hearMetre } from "./metre.ts";
import type { MetreChange, Piece } from "./piece.ts";
import { layOut } from "./timeline.ts";
import { hearTones, type Tones } from "./tones.ts";

/** A piece as it is heard at first. */
export interface FirstHearing extends HeardTones {
  /** Where its last note ends, in ticks. */
  readonly end: number;
  readonly bars: number;
  /** The metres that are written, or else the one that is heard. */
  readonly metres: readonly MetreChange[];
  /** Its tones by how long they sound. */
  readonly sounding: Tones;
}

/**
 * Hears a piece for the first time.
 * @throws RangeError where it has no notes
 */
export function hearFirst(piece: Piece, tables: ChordTables = learnedChordTables): FirstHearing {
  const end = piece.parts.reduce(
    (last, { notes }) => notes.reduce((tick, note) => Math.max(tick, note.start + note.duration), last),
    0,
  );
  if (end === 0) throw new RangeError("a piece without notes has nothing to hear");
  const metres = piece.metreChanges.length > 0 ? piece.metreChanges : [hearMetre(piece)];
  const timeline = layOut(metres, end);
  const sounding = hearTones(piece, timeline);
  const tones = weighTones(piece, sounding, timeline, tables.model);
  const collections = hearCollections(tones, timeline);
  const harmonies = hearChords(tones, timeline, collections, undefined, tables);
  const bars = timeline.barStarts.length - 1;
  return { end, bars, metres, timeline, sounding, tones, collections, harmonies, written: piece.writtenKey };
}

/** What the key of the whole piece is told by. */
export function countKeysOf(first: FirstHearing): KeyCounts {
  return countForKeys(first, 0, first.bars);
}
