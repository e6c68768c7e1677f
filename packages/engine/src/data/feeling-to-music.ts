/**
 * How a feeling sounds, as a table: each attribute of the music is a sum of features of the feeling, so that a small
 * step in the feeling is a small step in the music.
 *
 * The signs and their relative sizes follow the studies that each row names; the coefficients are this project's own,
 * scaled so that the whole space maps onto the range that an ensemble can play. Valence and arousal are kept apart
 * where the studies let them be: tempo, loudness and density hardly move with valence, mode hardly with arousal. What
 * tells anger from fear, which share both, is dominance: its rows go by `threat` and `dread`.
 */

/** What a sum can be made of. */
export type FeelingFeature =
  /** −1 … 1. */
  | "valence"
  /** 0 … 1. */
  | "arousal"
  /** Dominance around its middle: −0.5 powerless … 0.5 in control. */
  | "power"
  /** How unpleasant it is: 0 … 1, 0 for everything pleasant. */
  | "displeasure"
  /** Valence × arousal, −1 … 1: gaiety above 0, agitation below. */
  | "gaiety"
  /** Displeasure × arousal, 0 … 1. */
  | "agitation"
  /** Displeasure × arousal × dominance, 0 … 1: anger. */
  | "threat"
  /** Displeasure × arousal × (1 − dominance), 0 … 1: fear. */
  | "dread";

/** How one attribute follows from a feeling. */
export interface AttributeRow {
  readonly base: number;
  readonly terms: Readonly<Partial<Record<FeelingFeature, number>>>;
  readonly low: number;
  readonly high: number;
  /** The findings behind it. */
  readonly source: string;
}

/** The attributes that are numbers. */
export type AttributeName =
  | "modeLeaning"
  | "tempoFactor"
  | "dynamics"
  | "register"
  | "density"
  | "articulation"
  | "dissonance"
  | "attack"
  | "regularity"
  | "syncopation"
  | "melodicRange"
  | "harmonicRhythm"
  | "dynamicContrast"
  | "weight"
  | "trembling";

/** The whole mapping; what each attribute means stands at `MusicalAttributes` in emotion/music.ts. */
export const feelingToMusic: Readonly<Record<AttributeName, AttributeRow>> = {
  modeLeaning: {
    base: 0,
    terms: { valence: 0.9, power: 0.1 },
    low: -1,
    high: 1,
    source:
      "Hevner 1935 and Gagnon & Peretz 2003: major or brighter modes are heard as happier; Temperley & Tan 2013 order the modes between.",
  },
  tempoFactor: {
    base: 0.62,
    terms: { arousal: 0.8, valence: 0.03 },
    low: 0.5,
    high: 1.6,
    source:
      "Gabrielsson & Lindström 2010, Juslin & Laukka 2004, Eerola, Friberg & Bresin 2013: tempo is the strongest cue of arousal.",
  },
  dynamics: {
    base: 0.12,
    terms: { arousal: 0.62, power: 0.22, threat: 0.22, dread: -0.22 },
    low: 0,
    high: 1,
    source:
      "Ilie & Thompson 2006: loud is energetic and tense; Juslin & Laukka 2003: anger is loud, fear soft unless it panics.",
  },
  register: {
    base: 0.1,
    terms: { valence: 5.5, arousal: 0.5, power: -5, threat: -4, dread: 4 },
    low: -12,
    high: 12,
    source:
      "Huron, Kinney & Precoda 2006: low pitch is heard as threatening, high pitch as submissive; Juslin & Laukka 2003: fear is high. Eerola, Friberg & Bresin 2013: a higher register is happier; excitement has a small share here, for energy lifts the sections by itself.",
  },
  density: {
    base: 0.08,
    terms: { arousal: 0.78, valence: 0.03, threat: 0.3, dread: -0.3 },
    low: 0,
    high: 1,
    source:
      "Eerola, Friberg & Bresin 2013; Livingstone, Muhlberger, Brown & Thompson 2010: arousal. Juslin & Laukka 2003: anger has few pauses, fear has many.",
  },
  articulation: {
    base: 0.08,
    terms: { arousal: 0.55, gaiety: 0.12, agitation: 0.1 },
    low: 0,
    high: 1,
    source:
      "Juslin & Laukka 2003: legato for sadness and tenderness, staccato for gaiety, anger and fear; Juslin 1997.",
  },
  dissonance: {
    base: 0.1,
    terms: { valence: -0.1, displeasure: 0.25, agitation: 0.22, dread: 0.3, power: -0.12 },
    low: 0,
    high: 1,
    source:
      "Costa, Fine & Ricci Bitti 2004; Gabrielsson & Lindström 2010: dissonance with unpleasant feelings, quiet ones too; Eerola & Vuoskoski 2011: most where there is tension, as where control is lost.",
  },
  attack: {
    base: 0.12,
    terms: { arousal: 0.55, power: 0.15, threat: 0.3 },
    low: 0,
    high: 1,
    source:
      "Juslin & Laukka 2003: fast tone attacks for anger and happiness, slow for sadness and tenderness; Scherer & Oshinsky 1977.",
  },
  regularity: {
    base: 0.6,
    terms: { valence: 0.15, power: 0.5, threat: 0.2, dread: -0.45 },
    low: 0,
    high: 1,
    source:
      "Hevner 1936: firm rhythms for vigour and dignity, flowing ones for what is graceful; Juslin & Laukka 2003: fear is irregular, happiness regular.",
  },
  syncopation: {
    base: 0.2,
    terms: { gaiety: 0.3, arousal: 0.15, dread: 0.25, threat: -0.1 },
    low: 0,
    high: 1,
    source:
      "Witek, Clarke, Wallentin, Kringelbach & Vuust 2014: medium syncopation brings pleasure and the wish to move; Keller & Schubert 2011: it is heard as happier and more aroused.",
  },
  melodicRange: {
    base: 0.25,
    terms: { arousal: 0.45, valence: 0.12, dread: -0.15 },
    low: 0,
    high: 1,
    source:
      "Gabrielsson & Lindström 2010: wide range for joy and excitement, narrow for sadness; Juslin & Laukka 2003: fear has little pitch variability.",
  },
  harmonicRhythm: {
    base: 0.25,
    terms: { arousal: 0.4, power: 0.1, gaiety: 0.08 },
    low: 0,
    high: 1,
    source:
      "No study of harmonic rhythm itself is known to us: a change of chord is taken for one of the events whose density follows arousal (Eerola, Friberg & Bresin 2013).",
  },
  dynamicContrast: {
    base: 0.22,
    terms: { arousal: 0.22, agitation: 0.15, dread: 0.4 },
    low: 0,
    high: 1,
    source:
      "Juslin & Laukka 2003: much variability of loudness for fear and anger, little for sadness and tenderness.",
  },
  weight: {
    base: 0.45,
    terms: { power: 0.6, threat: 0.3, dread: -0.35, arousal: 0.1 },
    low: 0,
    high: 1,
    source:
      "Huron, Kinney & Precoda 2006; Ohala 1994 (frequency code): what is large and in control sounds low and full.",
  },
  trembling: {
    base: 0,
    terms: { dread: 1.3, agitation: 0.15 },
    low: 0,
    high: 1,
    source:
      "Juslin & Laukka 2003: fear trembles (irregular, fast vibrato); Karlin & Wright 2004: tremolo strings as its orchestral sign.",
  },
};
