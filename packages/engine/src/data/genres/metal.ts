import type { Genre } from "./genre.ts";

/** Low distorted riffs over double bass drums. */
export const metal: Genre = {
  name: "metal",
  aliases: [
    "heavy metal",
    "death metal",
    "metalcore",
    "thrash",
    "black metal",
    "power metal",
    "nu metal",
    "djent",
  ],
  description: "Low distorted riffs over double bass drums.",
  source:
    "Walser, Running with the Devil (1993), who finds Aeolian and Phrygian at its heart; Biamonte 2010 on its modes.",
  tempo: { low: 84, typical: 136, high: 200 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [6, 8], weight: 0.1 },
    { metre: [12, 8], weight: 0.06 },
    { metre: [7, 8], weight: 0.06 },
    { metre: [5, 4], weight: 0.03 },
  ],
  swing: 0,
  palette: {
    melody: ["distortion guitar"],
    "counter-melody": ["distortion guitar", "tremolo strings"],
    chords: ["distortion guitar"],
    bass: ["picked bass"],
    drums: ["power kit"],
  },
  grooves: { soft: ["metal half"], medium: ["metal gallop"], full: ["metal full"] },
  drumming: "band",
  chords: {
    soft: ["power halves", "palm mutes"],
    medium: ["power chugs", "palm mutes"],
    full: ["gallop chugs", "power chugs"],
  },
  bass: { soft: ["rock drive", "halves"], medium: ["gallop", "rock drive"], full: ["gallop"] },
  harmony: "loop",
  sevenths: 0,
  extended: 0,
  modes: { phrygian: 1.5, minor: 0.5, locrian: 0.6, lydian: -1, major: -0.5 },
  forms: ["verse-chorus", "through-composed"],
  affects: [
    { valence: -0.75, arousal: 0.93, dominance: 0.87 },
    { valence: -0.7, arousal: 0.8, dominance: 0.75 },
  ],
  feelings: ["rage", "indignation", "defiance", "revulsion"],
  rarity: 0,
  cues: ["slaughter", "apocalypse", "demons", "hellfire", "bloodlust", "war drums"],
};
