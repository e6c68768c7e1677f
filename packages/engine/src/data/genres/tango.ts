import type { Genre } from "./genre.ts";

/** Staccato strides of bandoneon and strings: pride and pain in one. */
export const tango: Genre = {
  name: "tango",
  aliases: ["milonga", "argentine", "nuevo tango"],
  description: "Staccato strides of bandoneon and strings: pride and pain in one.",
  source: "Link & Wendland, Tracing Tangueros (2016), on marcato, síncopa and the habanera bass.",
  tempo: { low: 58, typical: 104, high: 140 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [3, 4], weight: 0.12 },
  ],
  swing: 0,
  palette: {
    melody: ["bandoneon", "violin"],
    "counter-melody": ["violin", "cello"],
    chords: ["acoustic grand piano", "bandoneon"],
    bass: ["contrabass"],
    pad: ["string ensemble"],
  },
  grooves: null,
  drumming: "orchestral",
  chords: { soft: ["milonga", "whole"], medium: ["marcato", "sincopa"], full: ["marcato", "sincopa"] },
  bass: { soft: ["habanera"], medium: ["marcato", "habanera"], full: ["marcato"] },
  harmony: "functional",
  sevenths: 0.25,
  extended: 0,
  modes: { minor: 0.8, phrygian: 0.2, lydian: -1, mixolydian: -0.5 },
  forms: ["ternary", "AABA"],
  affects: [
    { valence: -0.4, arousal: 0.55, dominance: 0.66 },
    { valence: -0.5, arousal: 0.65, dominance: 0.5 },
    { valence: -0.4, arousal: 0.4, dominance: 0.55 },
  ],
  feelings: ["resentment", "indignation", "jealousy", "suspense", "aversion", "contempt"],
  rarity: 0.05,
  cues: ["argentina", "buenos aires", "stiletto", "femme fatale"],
};
