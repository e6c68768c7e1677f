import type { Genre } from "./genre.ts";

/** Metal slowed to a crawl: few notes, each of them heavy. */
export const doom: Genre = {
  name: "doom",
  aliases: ["doom metal", "sludge", "stoner rock", "funeral doom", "drone metal"],
  description: "Metal slowed to a crawl: few notes, each of them heavy.",
  source: "Piper 2013, Locating Experiential Richness in Doom Metal; Walser, Running with the Devil (1993).",
  tempo: { low: 48, typical: 66, high: 96 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [6, 8], weight: 0.25 },
    { metre: [12, 8], weight: 0.15 },
  ],
  swing: 0,
  palette: {
    melody: ["distortion guitar", "overdriven guitar"],
    chords: ["distortion guitar"],
    bass: ["picked bass"],
    pad: ["choir aahs", "church organ"],
    drums: ["power kit"],
  },
  grooves: { soft: ["doom slow"], medium: ["doom heavy"], full: ["metal half"] },
  drumming: "band",
  chords: { soft: ["power held"], medium: ["doom riff", "power held"], full: ["doom riff", "power halves"] },
  bass: { soft: ["doom drone"], medium: ["doom drone", "halves"], full: ["doom drone", "dotted"] },
  harmony: "loop",
  sevenths: 0,
  extended: 0,
  modes: { phrygian: 1.2, locrian: 0.7, minor: 0.5, major: -0.6, lydian: -1 },
  forms: ["verse-chorus"],
  affects: [
    { valence: -0.7, arousal: 0.42, dominance: 0.6 },
    { valence: -0.65, arousal: 0.28, dominance: 0.55 },
  ],
  feelings: ["despair", "resentment", "dread", "revulsion", "weariness"],
  rarity: 0.14,
  cues: ["abyss", "funeral pyre"],
};
