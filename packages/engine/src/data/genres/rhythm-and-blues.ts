import type { Genre } from "./genre.ts";

/** Slow grooves, soft keys, chords that lean on one another. */
export const rhythmAndBlues: Genre = {
  name: "r&b",
  aliases: ["rnb", "r and b", "neo soul", "neo-soul", "slow jam", "quiet storm"],
  description: "Slow grooves, soft keys, chords that lean on one another.",
  source: "Ripani, The New Blue Music: Changes in Rhythm & Blues, 1950–1999 (2006).",
  tempo: { low: 56, typical: 80, high: 126 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [6, 8], weight: 0.25 },
    { metre: [12, 8], weight: 0.15 },
  ],
  swing: 0.15,
  palette: {
    melody: ["voice oohs", "alto sax", "electric piano"],
    "counter-melody": ["clean electric guitar", "voice oohs"],
    chords: ["electric piano", "drawbar organ", "clean electric guitar"],
    bass: ["fingered bass", "fretless bass"],
    pad: ["warm pad"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["r&b slow"], medium: ["r&b slow"], full: ["r&b full"] },
  drumming: "band",
  chords: { soft: ["neo soul", "whole"], medium: ["neo soul", "charleston"], full: ["push", "neo soul"] },
  bass: {
    soft: ["whole", "dotted"],
    medium: ["syncopated sub", "dotted lead"],
    full: ["soul push", "syncopated sub"],
  },
  harmony: "loop",
  sevenths: 0.85,
  extended: 0.5,
  modes: { dorian: 0.4, minor: 0.2 },
  forms: ["verse-chorus"],
  affects: [
    { valence: 0.42, arousal: 0.38, dominance: 0.55 },
    { valence: 0.2, arousal: 0.4, dominance: 0.55 },
    { valence: 0.74, arousal: 0.48, dominance: 0.52 },
  ],
  feelings: ["love", "jealousy"],
  rarity: 0,
  cues: ["slow dance", "candlelight", "seduction", "sensual", "silk sheets"],
};
