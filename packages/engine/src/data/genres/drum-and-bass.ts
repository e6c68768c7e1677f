import type { Genre } from "./genre.ts";

/** Broken beats at a sprint over a bass that walks at half the pace. */
export const drumAndBass: Genre = {
  name: "drum and bass",
  aliases: ["dnb", "jungle", "breakbeat", "breakcore", "liquid funk", "neurofunk"],
  description: "Broken beats at a sprint over a bass that walks at half the pace.",
  source:
    "Snoman, Dance Music Manual (2004): 165 to 180 beats; Butler, Unlocking the Groove (2006), on breakbeat-driven music.",
  tempo: { low: 140, typical: 168, high: 182 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0,
  palette: {
    melody: ["synth voice", "square lead", "charang lead"],
    "counter-melody": ["synth strings", "sci-fi"],
    chords: ["sweep pad", "synth strings", "electric piano"],
    bass: ["synth bass 2", "synth bass"],
    pad: ["sweep pad", "halo pad"],
    drums: ["electronic kit"],
  },
  grooves: { soft: ["breakbeat half"], medium: ["breakbeat"], full: ["breakbeat full"] },
  drumming: "band",
  chords: { soft: ["whole", "halves"], medium: ["halves", "push"], full: ["stabs", "push"] },
  bass: { soft: ["reese"], medium: ["reese", "jungle sub"], full: ["jungle sub", "syncopated sub"] },
  harmony: "loop",
  sevenths: 0.4,
  extended: 0.3,
  modes: { minor: 0.5, phrygian: 0.4, dorian: 0.3, major: -0.4 },
  forms: ["build-and-drop", "build"],
  affects: [
    { valence: -0.5, arousal: 0.87, dominance: 0.35 },
    { valence: -0.1, arousal: 0.9, dominance: 0.45 },
    { valence: 0.6, arousal: 0.92, dominance: 0.55 },
  ],
  feelings: ["excitement", "anxiety", "panic", "shock"],
  rarity: 0.02,
  cues: ["chase", "chased", "getaway", "racing heart", "running for my life", "night drive chase"],
};
