/** Valence and arousal guessed from the notes alone. */
import type { Cues } from "./cues.ts";

/** How a cue counts: what is usual of it, how far it usually strays, and its weights. */
interface Weight {
  readonly usual: number;
  readonly spread: number;
  readonly valence: number;
  readonly arousal: number;
}

/**
 * A linear and additive model, as Eerola, Friberg & Bresin 2013 (Emotional expression in music: contribution,
 * linearity, and additivity of primary musical cues) found that such cues work. Directions are those on which the
 * studies collected by Gabrielsson & Lindström 2010 and the rules of Livingstone et al. 2010 agree. The order of the
 * weights for valence follows the order of importance in Eerola et al. (mode, tempo, register, dynamics, articulation);
 * for arousal tempo, loudness and density lead (Gomez & Danuser 2007). The numbers themselves, and what is usual, are
 * round figures of this project: use the outcome for order, never for degree.
 */
const weights: Readonly<Partial<Record<keyof Cues, Weight>>> = {
  // In octaves: see {@link heardAs}.
  tempo: { usual: Math.log2(105), spread: 0.4, valence: 0.2, arousal: 0.35 },
  mode: { usual: -1.5, spread: 1.6, valence: 0.3, arousal: 0 },
  brightness: { usual: 1, spread: 0.7, valence: 0.25, arousal: 0 },
  perSecond: { usual: Math.log2(12), spread: 0.8, valence: 0, arousal: 0.25 },
  loudness: { usual: 78, spread: 14, valence: 0, arousal: 0.25 },
  register: { usual: 70, spread: 5, valence: 0.1, arousal: 0.05 },
  articulation: { usual: 0.75, spread: 0.15, valence: -0.05, arousal: -0.1 },
  dissonance: { usual: -0.15, spread: 0.15, valence: -0.1, arousal: 0.05 },
};

/** Valence and arousal as the model hears them: 0 is usual, ±1 about a standard deviation; without bounds. */
export function estimateOf(cues: Cues): { readonly valence: number; readonly arousal: number } {
  let [valence, arousal] = [0, 0];
  for (const [name, weight] of Object.entries(weights)) {
    const away = (heardAs(cues, name) - weight.usual) / weight.spread;
    valence += weight.valence * away;
    arousal += weight.arousal * away;
  }
  return { valence, arousal };
}

/** Tempo and density are heard by ratio (Weber's law): they count in octaves. */
function heardAs(cues: Cues, name: string): number {
  switch (name) {
    case "tempo":
      return Math.log2(cues.tempo);
    case "perSecond":
      return Math.log2(Math.max(0.25, cues.perSecond));
    default:
      return new Map(Object.entries(cues)).get(name) ?? 0;
  }
}
