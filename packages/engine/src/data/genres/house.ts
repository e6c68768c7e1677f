import type { Genre } from "./genre.ts";

/** A kick on every beat, warm chords, and time to dance. */
export const house: Genre = {
  name: "house",
  aliases: ["deep house", "tropical house", "garage house", "chicago house", "electro swing"],
  description: "A kick on every beat, warm chords, and time to dance.",
  source: "Butler, Unlocking the Groove (2006); Snoman, Dance Music Manual (2004) for its 120 to 130 beats.",
  tempo: { low: 108, typical: 122, high: 134 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0,
  palette: {
    melody: ["polysynth pad", "vibraphone", "saw lead"],
    "counter-melody": ["voice oohs", "synth strings"],
    chords: ["acoustic grand piano", "electric piano", "polysynth pad"],
    bass: ["synth bass"],
    pad: ["warm pad"],
    drums: ["electronic kit"],
  },
  grooves: { soft: ["four on the floor"], medium: ["house"], full: ["house full"] },
  drumming: "band",
  chords: {
    soft: ["house off beats", "whole"],
    medium: ["house stabs", "house off beats"],
    full: ["house stabs", "house off beats"],
  },
  bass: { soft: ["off beats"], medium: ["house groove", "off beats"], full: ["house groove", "octaves"] },
  harmony: "loop",
  sevenths: 0.6,
  extended: 0.4,
  modes: { dorian: 0.5, minor: 0.3 },
  forms: ["build-and-drop", "build"],
  affects: [
    { valence: 0.55, arousal: 0.6, dominance: 0.6 },
    { valence: 0.4, arousal: 0.62, dominance: 0.55 },
  ],
  feelings: ["excitement"],
  rarity: 0,
  cues: ["rooftop party", "pool party", "sunset party"],
};
