/** Composed songs and songs of the corpus, cut alike and measured. */
import type { Song } from "@music-brain/engine";
import { type Features, featuresOf } from "../features/features.ts";
import { barsFromEntry, excerptOf, LONGEST, SHORTEST } from "../pieces/excerpt.ts";
import { pieceFromSong } from "../pieces/from-song.ts";
import type { Piece } from "../pieces/piece.ts";

/** What was measured of both sides. */
export interface Measured {
  readonly composed: readonly Features[];
  readonly corpus: readonly Features[];
  /** Bars of the composed excerpts; those of the corpus have the same lengths in turn. */
  readonly bars: readonly number[];
}

/** The songs as pieces, from the entry of the melody, 32 bars at most; songs with fewer than 12 are left out. */
export function excerptsOf(songs: readonly Song[]): readonly Piece[] {
  return songs.flatMap((song, index) => {
    const piece = pieceFromSong(song, `${index}`);
    const bars = Math.min(LONGEST, barsFromEntry(piece));
    return bars < SHORTEST ? [] : (excerptOf(piece, bars) ?? []);
  });
}

/**
 * Measures songs and corpus. Composed songs differ in length, and what is measured depends on it (long repeats need
 * long songs): so the songs of the corpus are cut to the lengths of the composed ones, one after the other.
 */
export function measureBoth(songs: readonly Song[], corpus: readonly Piece[]): Measured {
  const excerpts = excerptsOf(songs);
  const bars = excerpts.map((excerpt) => excerpt.bars);
  if (bars.length === 0) throw new RangeError("no composed song is long enough to be measured");
  return {
    composed: excerpts.map(featuresOf),
    corpus: corpus.flatMap((piece, index) => {
      const excerpt = excerptOf(piece, bars[index % bars.length] ?? LONGEST);
      return excerpt ? [featuresOf(excerpt)] : [];
    }),
    bars,
  };
}
