import type { Genre } from "./genre.ts";

/** A dark pulse that hardly changes, and therefore everything does. */
export const techno: Genre = {
  name: "techno",
  aliases: ["minimal techno", "acid", "detroit techno", "psytrance", "hard techno", "berghain"],
  description: "A dark pulse that hardly changes, and therefore everything does.",
  source: "Butler, Unlocking the Groove (2006); Moelants 2003 for its 130 to 140 beats.",
  tempo: { low: 116, typical: 136, high: 158 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0,
  palette: {
    melody: ["square lead", "metallic pad", "bass and lead"],
    "counter-melody": ["metallic pad", "sci-fi"],
    chords: ["polysynth pad", "metallic pad"],
    bass: ["synth bass", "synth bass 2"],
    pad: ["sweep pad", "metallic pad"],
    drums: ["electronic kit"],
  },
  grooves: { soft: ["four on the floor"], medium: ["techno rumble"], full: ["techno"] },
  drumming: "band",
  chords: {
    soft: ["whole", "techno stab"],
    medium: ["techno stab", "house off beats"],
    full: ["techno stab", "stabs"],
  },
  bass: {
    soft: ["off beats"],
    medium: ["off beats", "rolling off beats"],
    full: ["rolling off beats", "acid sixteenths"],
  },
  harmony: "static",
  sevenths: 0.25,
  extended: 0,
  modes: { phrygian: 0.7, minor: 0.6, dorian: 0.2, major: -1, lydian: -1 },
  forms: ["build-and-drop", "build"],
  affects: [
    { valence: -0.3, arousal: 0.72, dominance: 0.5 },
    { valence: -0.4, arousal: 0.86, dominance: 0.5 },
    { valence: -0.5, arousal: 0.86, dominance: 0.3 },
  ],
  feelings: ["anxiety", "panic", "suspense", "confusion"],
  rarity: 0.04,
  cues: ["strobe", "warehouse", "underground", "bunker"],
};
