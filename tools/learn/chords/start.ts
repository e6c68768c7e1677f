/**
 * Where the climb begins: a model as one would guess it. A chord begins where bars do, its root is in the bass, triads are
 * commoner than larger chords; the shares follow from that by hand, and the climb mends them.
 */
import type { ChordModel } from "../../../packages/engine/src/analyze/chord-model.ts";

/** The model by guess. */
export const guessedChordModel = {
  change: { downbeat: 0.8, middle: 1.8, weak: 3.8 },
  home: { tonic: 2, subdominant: 1, dominant: 1 },
  outside: 0.9,
  silentBass: -2,
  mostVoices: 5,
  tones: { tune: 0.6, least: 0.4 },
  pedal: { loss: 0.9, trust: 0.1 },
  riff: { weight: 0.2, trust: 0.2 },
  walking: { weight: 0.6, passing: 0.8, firm: 1.2 },
  entering: { root: -0.2, third: -1.9, fifth: -1.9, other: -3.2, outside: -4.6 },
  lasting: { root: -0.4, third: -1, fifth: -1.1, other: -1.8, outside: -2.1 },
  triad: { root: -0.9, third: -1.5, fifth: -1.4 },
  larger: { root: -1.15, third: -1.55, fifth: -1.65, more: -1.65 },
  rarity: {
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
  },
} as const satisfies ChordModel;
