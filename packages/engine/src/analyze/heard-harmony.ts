/** The key and the chords of a piece: chords by their tones tell the key, and the key tells chords of the same tones apart. */
import { scales } from "../harmony/scales.ts";
import { type ChordTables, learnedChordTables } from "./chord-tables.ts";
import { type HeardHarmony, type Home, hearChords } from "./chords.ts";
import { countKeysOf, type FirstHearing, hearFirst } from "./first-hearing.ts";
import { type HeardKey, hearKey } from "./keys.ts";
import type { Piece } from "./piece.ts";

/** What is heard of a piece's harmony. */
export interface HeardPiece {
  readonly first: FirstHearing;
  readonly heardKey: HeardKey;
  /** The chords as they are heard in the key. */
  readonly harmonies: readonly HeardHarmony[];
}

/**
 * Hears key and chords.
 * @throws RangeError where the piece has no notes
 */
export function hearHarmony(piece: Piece, tables: ChordTables = learnedChordTables): HeardPiece {
  const first = hearFirst(piece, tables);
  const heardKey = hearKey(countKeysOf(first));
  const { tones, timeline, collections } = first;
  return { first, heardKey, harmonies: hearChords(tones, timeline, collections, homeOf(heardKey), tables) };
}

function homeOf({ tonic, key: { mode } }: HeardKey): Home {
  return { tonic, third: scales[mode].includes(4) ? 4 : 3 };
}
