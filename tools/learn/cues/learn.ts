/** Learns how much each cue counts for valence, arousal and dominance. */
import type { CueTable, CueWeight } from "../../../packages/engine/src/analyze/cue-weights.ts";
import type { Cues } from "../../../packages/engine/src/analyze/cues.ts";
import type { Affect } from "../../../packages/engine/src/song.ts";
import { signedRidge } from "./ridge.ts";
import { knownCues } from "./signs.ts";
import { type FeltSong, feltSongs } from "./songs.ts";

/** A cue counts as far as nearly all songs have it: so many standard deviations from its mean. */
const REACH = 2.5;

/** The table that the engine hears by. It comes of songs of its own alone, and the same engine gives the same. */
export function learnCues(): CueTable {
  return fitCues(feltSongs());
}

/**
 * The weights under which what is heard of some songs is nearest to what they are meant to feel.
 * @param songs more than one, and no cue of them all the same
 */
export function fitCues(songs: readonly FeltSong[]): CueTable {
  const names = Object.keys(knownCues) as readonly (keyof Cues)[];
  const spans = names.map((name) => spanOf(songs.map(({ cues }) => cues[name])));
  const rows = songs.map(({ cues }) =>
    names.map((name, place) => (cues[name] - (spans[place]?.mean ?? 0)) / (spans[place]?.spread ?? 1)),
  );
  const fitted = (dimension: keyof Affect) => {
    const meant = songs.map((song) => song.meant[dimension]);
    const { mean } = spanOf(meant);
    const bounds = names.map((name) => ({
      sign: knownCues[name][dimension],
      penalty: knownCues[name].penalty,
    }));
    return {
      offset: rounded(mean),
      weights: signedRidge(
        rows,
        meant.map((value) => value - mean),
        bounds,
      ),
    };
  };
  const [valence, arousal, dominance] = [fitted("valence"), fitted("arousal"), fitted("dominance")];
  const weights = names.map((name, place): [keyof Cues, CueWeight] => {
    const { mean, spread } = spans[place] ?? { mean: 0, spread: 1 };
    const of = (all: readonly number[]) => rounded((all[place] ?? 0) / spread);
    return [
      name,
      {
        usual: rounded(mean),
        reach: rounded(REACH * spread),
        valence: of(valence.weights),
        arousal: of(arousal.weights),
        dominance: of(dominance.weights),
      },
    ];
  });
  return {
    offsets: { valence: valence.offset, arousal: arousal.offset, dominance: dominance.offset },
    weights: Object.fromEntries(weights) as CueTable["weights"],
  };
}

function spanOf(values: readonly number[]): { readonly mean: number; readonly spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(variance) || 1 };
}

/** Two figures after the point: finer ones are no more than the choice of the songs. */
function rounded(value: number): number {
  const hundredths = Math.round(value * 100);
  return hundredths === 0 ? 0 : hundredths / 100;
}
