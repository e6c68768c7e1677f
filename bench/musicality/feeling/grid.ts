/** Songs over a grid of valence and arousal, with words that say nothing. */
import { composed } from "../pieces/intents.ts";
import { type Cues, cuesOf } from "./cues.ts";
import { estimateOf } from "./estimate.ts";

/** Asked for along the grid, in order. */
export const valences = [-0.9, -0.45, 0, 0.45, 0.9] as const;

/** Asked for along the grid, in order. */
export const arousals = [0.05, 0.275, 0.5, 0.725, 0.95] as const;

/** Words that name no feeling, so that the numbers alone speak. */
export const phrasings: readonly string[] = ["a song", "some music", "a tune"];

const SEEDS = 5;

/** One song of the grid. */
export interface Sample {
  /** Places in {@link valences} and {@link arousals}. */
  readonly column: number;
  readonly row: number;
  readonly valence: number;
  readonly arousal: number;
  /** The cues, and what the model makes of them as `heardValence` and `heardArousal`. */
  readonly cues: Readonly<Record<Measure, number>>;
}

/** Everything that is followed over the grid. */
export type Measure = keyof Cues | "heardValence" | "heardArousal";

/** Composes and measures the songs of the grid: each phrasing with five seeds at each place. */
export function sampleGrid(): readonly Sample[] {
  const samples: Sample[] = [];
  valences.forEach((valence, column) => {
    arousals.forEach((arousal, row) => {
      for (const emotionalIntent of phrasings) {
        for (let seed = 1; seed <= SEEDS; seed++) {
          const cues = cuesOf(composed({ emotionalIntent, valence, arousal }, seed));
          const heard = estimateOf(cues);
          samples.push({
            column,
            row,
            valence,
            arousal,
            cues: { ...cues, heardValence: heard.valence, heardArousal: heard.arousal },
          });
        }
      }
    });
  });
  return samples;
}

/** Mean of a measure in each cell: rows of arousal, columns of valence. */
export function cellMeans(samples: readonly Sample[], measure: Measure): readonly (readonly number[])[] {
  return arousals.map((_, row) =>
    valences.map((_, column) => {
      const here = samples.filter((sample) => sample.row === row && sample.column === column);
      return here.reduce((sum, { cues }) => sum + cues[measure], 0) / Math.max(1, here.length);
    }),
  );
}
