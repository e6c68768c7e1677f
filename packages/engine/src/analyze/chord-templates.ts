/**
 * What a chord sounds like: how likely each tone is while it lasts, and in the bass.
 *
 * All numbers are natural logarithms of shares, in round figures. They were counted over the beats of POP909 (Wang et
 * al. 2020, MIT) for plain chords, and over songs of this engine for the others: of the time that tones sound over a
 * major chord its root has 42 %, the third 18 … 26 %, the fifth 26 %, each tone outside it 0.1 … 3 %.
 */
import { type Quality, qualities } from "../harmony/qualities.ts";

/** How a quality is told. */
export interface ChordTemplate {
  readonly quality: Quality;
  /** Twelve log shares, by semitones above the root. */
  readonly tones: readonly number[];
  /** What it costs to begin such a chord rather than a plain triad: the rarer the more. */
  readonly rarity: number;
}

/** Log shares of tones of triads and of larger chords: root, third (or what stands for it), fifth, seventh, ninth. */
const TRIAD = { root: -0.9, third: -1.5, fifth: -1.4 };
const LARGER = { root: -1.15, third: -1.55, fifth: -1.65, more: -1.65 };

/** Log share of a tone that is not of the chord: by its interval, over a major and over a minor third. */
const passing: Readonly<Record<"major" | "minor", readonly number[]>> = {
  major: [-5.5, -5.5, -3.7, -5.5, -5, -4, -5.2, -4, -5.3, -3.8, -4.5, -4.2],
  minor: [-5.5, -5.5, -3.9, -5, -5.5, -3.9, -5.3, -4, -4.7, -5, -3.6, -5.3],
};

/**
 * The qualities that are listened for, with their rarity; other ninths and the like are heard as their sevenths. Chosen
 * so that most chords are right in songs of this engine that `npm run bench -- understanding` does not ask about.
 */
const rarities: Readonly<Record<string, number>> = {
  "": 0,
  m: 0,
  "7": 0.8,
  m7: 0.7,
  maj7: 0.8,
  sus4: 2.8,
  sus2: 3,
  dim: 1.8,
  m7b5: 1.5,
  dim7: 2.2,
  aug: 2.4,
  "6": 2,
  m6: 3,
  add9: 1.5,
  madd9: 1.3,
  mMaj7: 2.6,
  "9": 2,
  m9: 1.8,
  maj9: 3.8,
  "7b9": 1.4,
  "7sus4": 2.8,
};

/** Every quality that can be heard. */
export const chordTemplates: readonly ChordTemplate[] = qualities.flatMap((quality) => {
  const rarity = rarities[quality.symbol];
  return rarity === undefined ? [] : [{ quality, tones: logShares(quality), rarity }];
});

function logShares({ tones }: Quality): readonly number[] {
  const shares = [...(tones.includes(3) && !tones.includes(4) ? passing.minor : passing.major)];
  const large = tones.length > 3;
  const { root, third, fifth } = large ? LARGER : TRIAD;
  for (const tone of tones) {
    const isFifth = tone >= 6 && tone <= 8;
    const isThird = tone === 3 || tone === 4 || (tones.length === 3 && !isFifth);
    shares[tone] = tone === 0 ? root : isFifth ? fifth : isThird ? third : LARGER.more;
  }
  return shares;
}

/** Log shares of what is in the bass where a chord begins, and while it lasts: see {@link bassRole}. */
export const bassShares = {
  entering: { root: -0.2, third: -1.9, fifth: -1.9, other: -3.2, outside: -4.6 },
  lasting: { root: -0.4, third: -1, fifth: -1.1, other: -1.8, outside: -2.1 },
} as const;

/** What a bass note is to a chord. */
export function bassRole({ tones }: Quality, semitones: number): keyof (typeof bassShares)["entering"] {
  if (semitones === 0) return "root";
  if (!tones.includes(semitones)) return "outside";
  if (semitones === 3 || semitones === 4) return "third";
  return semitones >= 6 && semitones <= 8 ? "fifth" : "other";
}
