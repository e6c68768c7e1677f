import type { Genre } from "./genre.ts";

/** Machines that hammer: distorted pulses, clipped riffs, cold synthesizers. */
export const industrial: Genre = {
  name: "industrial",
  aliases: ["industrial metal", "industrial rock", "ebm", "noise", "aggrotech"],
  description: "Machines that hammer: distorted pulses, clipped riffs, cold synthesizers.",
  source: "Reed, Assimilate: A Critical History of Industrial Music (2013).",
  tempo: { low: 84, typical: 120, high: 164 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [7, 8], weight: 0.14 },
    { metre: [5, 4], weight: 0.12 },
  ],
  swing: 0,
  palette: {
    melody: ["charang lead", "distortion guitar", "square lead"],
    "counter-melody": ["metallic pad", "synth brass"],
    chords: ["distortion guitar", "synth brass"],
    bass: ["synth bass 2", "synth bass"],
    pad: ["metallic pad", "sweep pad"],
    drums: ["electronic kit", "power kit"],
  },
  grooves: { soft: ["half time"], medium: ["industrial march"], full: ["industrial stomp"] },
  drumming: "band",
  chords: {
    soft: ["palm mutes", "stabs"],
    medium: ["power chugs", "palm mutes"],
    full: ["power chugs", "pulsing eighths"],
  },
  bass: {
    soft: ["motor eighths"],
    medium: ["motor eighths", "motor sixteenths"],
    full: ["motor sixteenths"],
  },
  harmony: "static",
  sevenths: 0.05,
  extended: 0,
  modes: { phrygian: 1.4, locrian: 0.6, minor: 0.3, lydian: -1, major: -0.6 },
  forms: ["build", "verse-chorus"],
  affects: [
    { valence: -0.6, arousal: 0.65, dominance: 0.7 },
    { valence: -0.75, arousal: 0.75, dominance: 0.6 },
    { valence: -0.5, arousal: 0.7, dominance: 0.55 },
    { valence: -0.6, arousal: 0.9, dominance: 0.35 },
  ],
  feelings: ["frustration", "rage", "resentment", "panic", "shock", "aversion", "revulsion", "contempt"],
  rarity: 0.08,
  cues: ["factory", "machine", "machines", "toxic", "rot", "rotting"],
};
