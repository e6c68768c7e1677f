import type { Genre } from "./genre.ts";

/** One-two-three, and round again. */
export const waltz: Genre = {
  name: "waltz",
  aliases: ["viennese waltz", "valse", "musette", "ballroom"],
  description: "One-two-three, and round again.",
  source: "McKee, Decorum of the Minuet, Delirium of the Waltz (2012).",
  tempo: { low: 56, typical: 116, high: 184 },
  metres: [{ metre: [3, 4], weight: 1 }],
  swing: 0,
  palette: {
    melody: ["violin", "accordion", "clarinet", "flute"],
    "counter-melody": ["cello", "clarinet"],
    chords: ["acoustic grand piano", "accordion", "string ensemble"],
    bass: ["contrabass", "acoustic bass"],
    pad: ["string ensemble"],
  },
  grooves: null,
  drumming: "orchestral",
  chords: { soft: ["half arpeggio", "whole"], medium: ["boom chick"], full: ["boom chick", "quarters"] },
  bass: { soft: ["halves"], medium: ["root and fifth"], full: ["root and fifth", "quarters"] },
  harmony: "functional",
  sevenths: 0.15,
  extended: 0,
  modes: { mixolydian: -0.6, dorian: -0.3 },
  forms: ["ternary", "AABA"],
  affects: [
    { valence: 0.3, arousal: 0.42, dominance: 0.45 },
    { valence: 0.58, arousal: 0.55, dominance: 0.48 },
    { valence: -0.15, arousal: 0.3, dominance: 0.42 },
    { valence: 0, arousal: 0.22, dominance: 0.46 },
  ],
  feelings: ["love", "melancholy", "nostalgia"],
  rarity: 0.07,
  cues: ["waltz", "waltzing", "ballroom", "masquerade", "music box dancer", "paris", "carousel ride"],
};
