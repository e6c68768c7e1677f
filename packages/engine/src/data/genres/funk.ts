import type { Genre } from "./genre.ts";

/** One chord, sixteen places to hit it. */
export const funk: Genre = {
  name: "funk",
  aliases: ["groove", "p-funk", "nu disco", "boogie"],
  description: "One chord, sixteen places to hit it.",
  source: "Danielsen, Presence and Pleasure: The Funk Grooves of James Brown and Parliament (2006).",
  tempo: { low: 86, typical: 106, high: 132 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0.06,
  palette: {
    melody: ["brass section", "alto sax", "clavinet"],
    "counter-melody": ["brass section", "tenor sax"],
    chords: ["clavinet", "clean electric guitar", "drawbar organ"],
    bass: ["slap bass", "fingered bass"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["funk sparse"], medium: ["funk tight"], full: ["funk tight"] },
  drumming: "band",
  chords: {
    soft: ["charleston", "funk chank"],
    medium: ["funk sixteenths", "funk stabs"],
    full: ["funk sixteenths", "funk stabs"],
  },
  bass: { soft: ["soul push"], medium: ["funk"], full: ["funk", "funk slap"] },
  harmony: "static",
  sevenths: 0.8,
  extended: 0.6,
  modes: { mixolydian: 1, dorian: 1, lydian: -1, phrygian: -1 },
  forms: ["verse-chorus"],
  affects: [
    { valence: 0.58, arousal: 0.6, dominance: 0.8 },
    { valence: 0.6, arousal: 0.7, dominance: 0.8 },
  ],
  feelings: ["happiness", "pride", "amusement"],
  rarity: 0,
  cues: ["strut", "swaggering", "swagger", "dapper"],
};
