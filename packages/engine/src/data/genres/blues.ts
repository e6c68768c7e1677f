import type { Genre } from "./genre.ts";

/** Twelve bars of shuffle, and a guitar that bends where words end. */
export const blues: Genre = {
  name: "blues",
  aliases: ["blues rock", "delta blues", "chicago blues", "slow blues", "rhythm and blues"],
  description: "Twelve bars of shuffle, and a guitar that bends where words end.",
  source:
    "Titon, Early Downhome Blues (1977); Everett, The Foundations of Rock (2009), on its dominant sevenths on every degree.",
  tempo: { low: 54, typical: 82, high: 126 },
  metres: [
    { metre: [12, 8], weight: 1 },
    { metre: [4, 4], weight: 0.4 },
  ],
  swing: 0.32,
  palette: {
    melody: ["overdriven guitar", "harmonica", "clean electric guitar", "tenor sax"],
    "counter-melody": ["drawbar organ", "clean electric guitar", "harmonica"],
    chords: ["drawbar organ", "clean electric guitar", "acoustic grand piano"],
    bass: ["fingered bass", "acoustic bass"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["shuffle soft"], medium: ["shuffle"], full: ["shuffle full"] },
  drumming: "band",
  chords: {
    soft: ["charleston", "whole"],
    medium: ["blues chop", "charleston"],
    full: ["blues chop", "off beats"],
  },
  bass: { soft: ["slow blues", "halves"], medium: ["boogie", "walking"], full: ["boogie", "walking"] },
  harmony: "functional",
  sevenths: 0.85,
  extended: 0.15,
  modes: { mixolydian: 2, dorian: 1.5, lydian: -1, phrygian: -0.6 },
  forms: ["twelve-bar blues", "strophic"],
  affects: [
    { valence: -0.45, arousal: 0.4, dominance: 0.5 },
    { valence: -0.3, arousal: 0.5, dominance: 0.6 },
    { valence: -0.5, arousal: 0.25, dominance: 0.45 },
  ],
  feelings: [
    "grief",
    "melancholy",
    "loneliness",
    "disappointment",
    "frustration",
    "resentment",
    "jealousy",
    "aversion",
    "shame",
    "guilt",
    "weariness",
  ],
  rarity: 0,
  cues: ["crossroads", "hard times", "juke joint", "freight train", "mississippi"],
};
