import type { Genre } from "./genre.ts";

/** A piano that repeats itself until it means something else. */
export const neoclassical: Genre = {
  name: "neoclassical",
  aliases: [
    "neo-classical",
    "minimalism",
    "minimalist",
    "contemporary classical",
    "felt piano",
    "modern classical",
  ],
  description: "A piano that repeats itself until it means something else.",
  source: "Potter, Four Musical Minimalists (2000).",
  tempo: { low: 56, typical: 92, high: 144 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [6, 8], weight: 0.5 },
    { metre: [3, 4], weight: 0.3 },
    { metre: [5, 4], weight: 0.2 },
    { metre: [7, 8], weight: 0.2 },
  ],
  swing: 0,
  palette: {
    melody: ["acoustic grand piano", "violin", "celesta"],
    "counter-melody": ["cello", "violin"],
    chords: ["acoustic grand piano", "harp"],
    bass: ["cello", "contrabass"],
    pad: ["slow strings"],
  },
  grooves: null,
  drumming: "orchestral",
  chords: {
    soft: ["half arpeggio"],
    medium: ["rolling arpeggio", "wide arpeggio"],
    full: ["flowing sixteenths", "rolling arpeggio"],
  },
  bass: { soft: ["whole"], medium: ["whole", "halves"], full: ["halves", "quarters"] },
  harmony: "loop",
  sevenths: 0.2,
  extended: 0.15,
  modes: { minor: 0.3, dorian: 0.3, lydian: 0.3 },
  forms: ["build", "ternary"],
  affects: [
    { valence: -0.25, arousal: 0.3, dominance: 0.42 },
    { valence: 0.2, arousal: 0.28, dominance: 0.45 },
    { valence: -0.4, arousal: 0.62, dominance: 0.3 },
    { valence: 0.5, arousal: 0.5, dominance: 0.36 },
  ],
  feelings: ["serenity", "hope", "grief", "melancholy", "anxiety", "insecurity", "wonder", "shame"],
  rarity: 0,
  cues: ["first snow", "raindrops", "empty room", "waiting room", "old photographs"],
};
