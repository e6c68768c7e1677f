/** Common practice: what its rules make of the chords that follow one another in charts. */
import type { ChordModel, ModelChord } from "./model.ts";
import { wrap } from "./pitch.ts";
import { rowsWhenAsked } from "./rows-when-asked.ts";
import { normalized } from "./sums.ts";

/**
 * The same chords under the rules of common practice (Kostka & Payne 2013; Tymoczko 2011 counts how strictly they are
 * kept): roots fall by fifths or thirds and rise by seconds, dominants resolve, and nothing leads back from them.
 */
export function strictModel(model: ChordModel): ChordModel {
  const size = model.chords.length;
  const factor = (from: ModelChord, to: ModelChord) => {
    const interval = wrap(to.step - from.step, 12);
    const falls = interval === 5 ? 2.6 : 1;
    if (from.role === "dominant" && from.step !== 10) {
      if (to.step === 0) return 1.6;
      return to.step === 9 || to.step === 8 ? 1 : to.role === "predominant" ? 0.15 : 0.5;
    }
    if (from.role === "predominant" && to.role === "dominant") return falls * (to.step === 10 ? 0.7 : 1.5);
    return interval === 7 && from.step !== 0 ? 0.5 : falls;
  };
  // Minor leads home by its raised seventh.
  const raised = (to: ModelChord) => {
    if (model.mode !== "minor" || to.role === "tonic") return 1;
    if (to.role === "dominant") return to.outside > 0 && to.step !== 1 ? 3.5 : to.step === 7 ? 0.35 : 0.6;
    return to.diminished ? 3 : 1;
  };
  const bend = (row: Float64Array, from: ModelChord) =>
    normalized(
      row.map((chance, index) => {
        const to = model.chords[index] ?? from;
        return chance * factor(from, to) * raised(to);
      }),
    );
  const rows = (matrix: Float64Array) => {
    const bent = new Float64Array(matrix.length);
    model.chords.forEach((from, index) => {
      bent.set(bend(matrix.subarray(index * size, (index + 1) * size), from), index * size);
    });
    return bent;
  };
  const afterTwo = rowsWhenAsked(size, (one, other) => {
    const row = model.afterTwo(one, other);
    const from = model.chords[other];
    return row && from && bend(row, from);
  });
  return { ...model, after: model.after.map(rows), afterTwo };
}
