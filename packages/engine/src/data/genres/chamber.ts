import type { Genre } from "./genre.ts";

/** A string quartet that grieves, remembers, consoles. */
export const chamber: Genre = {
  name: "chamber",
  aliases: ["string quartet", "elegy", "requiem", "lament", "strings", "adagio"],
  description: "A string quartet that grieves, remembers, consoles.",
  source:
    'Adler, The Study of Orchestration (2016); Huron 2011, "Why is sad music pleasurable?", on the sound of grief.',
  tempo: { low: 46, typical: 66, high: 104 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [3, 4], weight: 0.5 },
    { metre: [6, 8], weight: 0.2 },
  ],
  swing: 0,
  palette: {
    melody: ["cello", "violin", "viola", "english horn"],
    "counter-melody": ["viola", "violin"],
    chords: ["string ensemble", "slow strings"],
    bass: ["contrabass", "cello"],
  },
  grooves: null,
  drumming: "orchestral",
  chords: { soft: ["whole"], medium: ["whole", "halves"], full: ["halves", "quarters"] },
  bass: { soft: ["whole"], medium: ["halves"], full: ["halves", "quarters"] },
  harmony: "functional",
  sevenths: 0.2,
  extended: 0.02,
  modes: { minor: 0.5, phrygian: 0.3, mixolydian: -1 },
  forms: ["ternary", "through-composed"],
  affects: [
    { valence: -0.75, arousal: 0.28, dominance: 0.25 },
    { valence: -0.5, arousal: 0.2, dominance: 0.35 },
    { valence: -0.8, arousal: 0.4, dominance: 0.22 },
  ],
  feelings: ["grief", "despair", "helplessness", "shame", "guilt"],
  rarity: 0,
  cues: ["elegy", "requiem", "funeral", "burial", "gravestone", "eulogy", "widow", "coffin"],
};
