import type { Genre } from "./genre.ts";

/** Interlocking guitars, horns and drums that never stop. */
export const afrobeat: Genre = {
  name: "afrobeat",
  aliases: ["highlife", "afro funk", "afrobeats", "african", "soukous"],
  description: "Interlocking guitars, horns and drums that never stop.",
  source: "Veal, Fela: The Life and Times of an African Musical Icon (2000).",
  tempo: { low: 92, typical: 112, high: 134 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [12, 8], weight: 0.25 },
  ],
  swing: 0,
  palette: {
    melody: ["tenor sax", "brass section", "trumpet"],
    "counter-melody": ["muted electric guitar", "brass section"],
    chords: ["muted electric guitar", "drawbar organ", "electric piano"],
    bass: ["fingered bass"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["afrobeat light"], medium: ["afrobeat"], full: ["afrobeat"] },
  drumming: "band",
  chords: {
    soft: ["afro ostinato", "skank"],
    medium: ["afro ostinato", "funk sixteenths"],
    full: ["funk sixteenths", "afro ostinato"],
  },
  bass: { soft: ["afro ostinato"], medium: ["afro ostinato"], full: ["afro ostinato", "funk"] },
  harmony: "static",
  sevenths: 0.6,
  extended: 0.3,
  modes: { dorian: 1, mixolydian: 0.6, lydian: -1 },
  forms: ["build", "verse-chorus"],
  affects: [
    { valence: 0.45, arousal: 0.66, dominance: 0.8 },
    { valence: 0.2, arousal: 0.65, dominance: 0.85 },
  ],
  feelings: ["pride", "indignation", "defiance"],
  rarity: 0.05,
  cues: ["lagos", "savanna", "protest march"],
};
