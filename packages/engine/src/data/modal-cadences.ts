/** How the modes come home: the chords before the last one. */
import type { Key } from "../song.ts";

/** One way home in a mode. */
export interface ModalCadence {
  /** The chord before the last, as a numeral of the mode. */
  readonly numeral: string;
  /** Whether home stays in the bass under it. */
  readonly pedal?: true;
  /** How often, beside the mode's others, when the feeling is neutral. */
  readonly share: number;
  /** How much more often in a pleasant feeling than in an unpleasant one, −1 … 1. */
  readonly valence: number;
  /** How much more often in an excited feeling than in a quiet one, −1 … 1. */
  readonly arousal: number;
}

/**
 * Phrygian's II and vii, Lydian's II, Mixolydian's VII and v and Dorian's IV are chords with the tone that a mode has of its
 * own and without a tritone: the primary chords of the modes in Persichetti 1961, Twentieth-Century Harmony, chapter 2.
 * From rock come Mixolydian's IV (de Clercq & Temperley 2011: no chord but I is commoner, above all before the tonic), VII
 * in the modes with a minor third (Biamonte 2010 on Aeolian and double-plagal progressions), and Lydian's II over the
 * tonic held (Everett 2009, The Foundations of Rock, pp. 256–257). The rest, Dorian's v, Lydian's V and iii and Locrian's
 * II, is this project's own practice, and so are all shares and leanings: rising and major is bright, minor and pedal quiet.
 */
export const modalCadences: Readonly<Record<Key["mode"], readonly ModalCadence[]>> = {
  major: [{ numeral: "bVII", share: 1, valence: 0, arousal: 0 }],
  minor: [{ numeral: "VII", share: 1, valence: 0, arousal: 0 }],
  mixolydian: [
    { numeral: "VII", share: 5, valence: 0, arousal: 0.6 },
    { numeral: "IV", share: 4, valence: 0.4, arousal: -0.2 },
    { numeral: "v", share: 2, valence: -0.5, arousal: -0.6 },
  ],
  dorian: [
    { numeral: "IV", share: 5, valence: 0.5, arousal: 0 },
    { numeral: "VII", share: 4, valence: 0, arousal: 0.6 },
    { numeral: "v", share: 2, valence: -0.6, arousal: -0.6 },
  ],
  phrygian: [
    { numeral: "II", share: 6, valence: 0, arousal: 0.6 },
    { numeral: "vii", share: 3, valence: -0.2, arousal: -0.6 },
  ],
  lydian: [
    { numeral: "II", share: 4, valence: 0.3, arousal: 0.5 },
    { numeral: "V", share: 4, valence: 0.4, arousal: 0.4 },
    { numeral: "II", pedal: true, share: 3, valence: 0, arousal: -0.7 },
    { numeral: "iii", share: 2, valence: -0.6, arousal: -0.7 },
  ],
  locrian: [{ numeral: "II", share: 1, valence: 0, arousal: 0 }],
};
