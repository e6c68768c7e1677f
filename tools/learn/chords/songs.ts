/** Songs whose chords are known, and how many of them a model hears. */

import type { ChordModel } from "../../../packages/engine/src/analyze/chord-model.ts";
import { chordTablesOf } from "../../../packages/engine/src/analyze/chord-tables.ts";
import { hearHarmony } from "../../../packages/engine/src/analyze/heard-harmony.ts";
import { type Piece, pieceOf } from "../../../packages/engine/src/analyze/piece.ts";
import { TICKS_PER_QUARTER } from "../../../packages/engine/src/song.ts";
import { type KnownChord, partOf, readPeoplesSongs } from "../keys/people.ts";
import { composedSongs } from "../keys/songs.ts";

/** A piece and its chords. */
export interface ChordedPiece {
  readonly piece: Piece;
  readonly chords: readonly KnownChord[];
}

/** Songs of this engine with the chords of their plans. */
export function ownPieces(): readonly ChordedPiece[] {
  return composedSongs().map((song) => ({
    piece: pieceOf(song),
    chords: song.sections.flatMap(({ chords }) =>
      chords.map(({ start, duration, root, tones }) => ({
        start,
        end: start + duration,
        root,
        third: thirdOf(tones),
      })),
    ),
  }));
}

/** The third of POP909 that is learned from. */
export function peoplesPieces(corpusFolder: string): readonly ChordedPiece[] {
  return partOf(readPeoplesSongs(corpusFolder), "learned from");
}

/** What the third of a chord counts beside its root. */
const THIRD = 0.5;

/** The shares of quarters in which the root is right, and root and third. */
export interface Rightness {
  readonly roots: number;
  readonly thirds: number;
}

/** How much of some pieces a model hears rightly. */
export function rightnessOf(pieces: readonly ChordedPiece[], model: ChordModel): Rightness {
  const tables = chordTablesOf(model);
  let [asked, roots, thirds] = [0, 0, 0];
  for (const { piece, chords } of pieces) {
    const { first, harmonies } = hearHarmony(piece, tables);
    const { beatStarts } = first.timeline;
    const silent = Math.min(
      ...piece.parts.filter(({ percussion }) => !percussion).map(({ notes }) => notes[0]?.start ?? first.end),
    );
    let place = 0;
    for (const { start, end, root, third } of chords) {
      const from = Math.max(silent, start);
      for (
        let tick = Math.ceil(from / TICKS_PER_QUARTER) * TICKS_PER_QUARTER;
        tick < end;
        tick += TICKS_PER_QUARTER
      ) {
        while ((beatStarts[harmonies[place]?.toBeat ?? 0] ?? 0) <= tick && place < harmonies.length - 1)
          place++;
        const heard = harmonies[place];
        asked++;
        if (heard?.root !== root) continue;
        roots++;
        if (thirdOf(heard.quality.tones) === third) thirds++;
      }
    }
  }
  return { roots: roots / asked, thirds: thirds / asked };
}

/** One number for a model: songs of ours and of people count alike. */
export function scoreOf(sets: readonly (readonly ChordedPiece[])[], model: ChordModel): number {
  return sets.reduce((sum, pieces) => {
    const { roots, thirds } = rightnessOf(pieces, model);
    return sum + roots + THIRD * thirds;
  }, 0);
}

/** 0 a major third, 1 a minor one, 2 neither. */
function thirdOf(tones: readonly number[]): 0 | 1 | 2 {
  return tones.includes(4) ? 0 : tones.includes(3) ? 1 : 2;
}
