/**
 * What a chord sounds like: how likely each tone is while it lasts, and in the bass.
 *
 * The shares of tones outside a chord are natural logarithms, in round figures, counted over the beats of POP909 (Wang et
 * al. 2020, MIT): of the time that tones sound over a major chord each tone outside it has 0.1 … 3 %.
 */
import { type Quality, qualities } from "../harmony/qualities.ts";
import type { BassShares, ChordModel } from "./chord-model.ts";

/** How a quality is told. */
export interface ChordTemplate {
  readonly quality: Quality;
  /** Twelve log shares, by semitones above the root. */
  readonly tones: readonly number[];
  /** What it costs to begin such a chord rather than a major triad: the rarer the more. */
  readonly rarity: number;
}

/** Log share of a tone that is not of the chord: by its interval, over a major and over a minor third. */
const passing: Readonly<Record<"major" | "minor", readonly number[]>> = {
  major: [-5.5, -5.5, -3.7, -5.5, -5, -4, -5.2, -4, -5.3, -3.8, -4.5, -4.2],
  minor: [-5.5, -5.5, -3.9, -5, -5.5, -3.9, -5.3, -4, -4.7, -5, -3.6, -5.3],
};

/** Every quality that can be heard: major triads, and those that the model knows. */
export function chordTemplatesOf(model: ChordModel): readonly ChordTemplate[] {
  return qualities.flatMap((quality) => {
    const rarity = quality.symbol === "" ? 0 : model.rarity[quality.symbol];
    return rarity === undefined ? [] : [{ quality, tones: logShares(quality, model), rarity }];
  });
}

function logShares({ tones }: Quality, { triad, larger }: ChordModel): readonly number[] {
  const shares = [...(tones.includes(3) && !tones.includes(4) ? passing.minor : passing.major)];
  const { root, third, fifth } = tones.length > 3 ? larger : triad;
  for (const tone of tones) {
    const isFifth = tone >= 6 && tone <= 8;
    const isThird = tone === 3 || tone === 4 || (tones.length === 3 && !isFifth);
    shares[tone] = tone === 0 ? root : isFifth ? fifth : isThird ? third : larger.more;
  }
  return shares;
}

/** What a bass note is to a chord. */
export function bassRole({ tones }: Quality, semitones: number): keyof BassShares {
  if (semitones === 0) return "root";
  if (!tones.includes(semitones)) return "outside";
  if (semitones === 3 || semitones === 4) return "third";
  return semitones >= 6 && semitones <= 8 ? "fifth" : "other";
}
