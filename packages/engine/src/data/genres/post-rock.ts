import type { Genre } from "./genre.ts";

/** Guitars in the distance that gather, slowly, into a wall. */
export const postRock: Genre = {
  name: "post-rock",
  aliases: ["post rock", "slowcore", "ambient rock", "dream pop"],
  description: "Guitars in the distance that gather, slowly, into a wall.",
  source:
    'Osborn 2011, "Understanding Through-Composition in Post-Rock, Math-Metal, and other Post-Millennial Rock Genres".',
  tempo: { low: 60, typical: 88, high: 132 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [6, 8], weight: 0.35 },
    { metre: [3, 4], weight: 0.15 },
    { metre: [12, 8], weight: 0.15 },
    { metre: [5, 4], weight: 0.08 },
  ],
  swing: 0,
  palette: {
    melody: ["clean electric guitar", "guitar harmonics", "overdriven guitar"],
    "counter-melody": ["cello", "guitar harmonics", "string ensemble"],
    chords: ["clean electric guitar", "acoustic grand piano"],
    bass: ["picked bass", "fingered bass"],
    pad: ["bowed pad", "slow strings"],
    drums: ["power kit", "room kit"],
  },
  grooves: { soft: ["half time"], medium: ["rock straight"], full: ["rock driving"] },
  drumming: "band",
  chords: {
    soft: ["half arpeggio", "rolling arpeggio"],
    medium: ["rolling arpeggio", "wide arpeggio"],
    full: ["jangle eighths", "pulsing eighths"],
  },
  bass: { soft: ["whole"], medium: ["dotted", "eighths"], full: ["rock drive"] },
  harmony: "loop",
  sevenths: 0.2,
  extended: 0.2,
  modes: { lydian: 0.4, minor: 0.2 },
  forms: ["build"],
  affects: [
    { valence: -0.35, arousal: 0.4, dominance: 0.4 },
    { valence: 0.55, arousal: 0.55, dominance: 0.35 },
    { valence: -0.15, arousal: 0.55, dominance: 0.45 },
    { valence: 0.2, arousal: 0.35, dominance: 0.4 },
  ],
  feelings: ["hope", "loneliness", "despair", "wonder", "astonishment"],
  rarity: 0,
  cues: ["horizon", "lighthouse", "empty highway", "northern lights", "glacier"],
};
