import type { Genre } from "./genre.ts";

/** Rock that counts in five and seven, and goes somewhere else before it comes back. */
export const progressiveRock: Genre = {
  name: "progressive rock",
  aliases: ["prog rock", "prog", "art rock", "math rock", "progressive"],
  description: "Rock that counts in five and seven, and goes somewhere else before it comes back.",
  source: "Holm-Hudson (ed.), Progressive Rock Reconsidered (2002); Macan, Rocking the Classics (1997).",
  tempo: { low: 72, typical: 112, high: 152 },
  metres: [
    { metre: [7, 8], weight: 1 },
    { metre: [5, 4], weight: 0.9 },
    { metre: [4, 4], weight: 0.7 },
    { metre: [6, 8], weight: 0.2 },
  ],
  swing: 0,
  palette: {
    melody: ["saw lead", "overdriven guitar", "flute"],
    "counter-melody": ["synth strings", "clean electric guitar", "drawbar organ"],
    chords: ["drawbar organ", "clean electric guitar", "acoustic grand piano"],
    bass: ["picked bass", "fingered bass"],
    pad: ["synth strings", "choir pad"],
    drums: ["power kit", "standard kit"],
  },
  grooves: { soft: ["half time"], medium: ["rock straight"], full: ["rock driving"] },
  drumming: "band",
  chords: {
    soft: ["rolling arpeggio", "halves"],
    medium: ["rolling arpeggio", "push"],
    full: ["flowing sixteenths", "pulsing eighths"],
  },
  bass: { soft: ["halves", "dotted"], medium: ["dotted lead", "eighths"], full: ["rock drive", "funk"] },
  harmony: "functional",
  sevenths: 0.25,
  extended: 0.2,
  modes: { lydian: 0.5, mixolydian: 0.5, dorian: 0.6 },
  forms: ["through-composed", "verse-chorus"],
  affects: [
    { valence: 0.1, arousal: 0.66, dominance: 0.42 },
    { valence: -0.25, arousal: 0.52, dominance: 0.38 },
    { valence: -0.4, arousal: 0.68, dominance: 0.4 },
    { valence: 0.4, arousal: 0.66, dominance: 0.6 },
  ],
  feelings: ["frustration", "anxiety", "suspense", "curiosity", "astonishment", "confusion", "shock"],
  rarity: 0.07,
  cues: ["labyrinth", "clockwork", "kaleidoscope"],
};
