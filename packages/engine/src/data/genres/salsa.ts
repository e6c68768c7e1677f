import type { Genre } from "./genre.ts";

/** Piano montunos, brass and hand drums for dancing. */
export const salsa: Genre = {
  name: "salsa",
  aliases: ["latin", "mambo", "cumbia", "merengue", "cha cha", "cuban", "son", "reggaeton"],
  description: "Piano montunos, brass and hand drums for dancing.",
  source: "Mauleón, Salsa Guidebook for Piano and Ensemble (1993).",
  tempo: { low: 84, typical: 116, high: 180 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0,
  palette: {
    melody: ["brass section", "trumpet", "flute"],
    "counter-melody": ["trombone", "trumpet"],
    chords: ["acoustic grand piano"],
    bass: ["acoustic bass", "fingered bass"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["son soft"], medium: ["salsa verse"], full: ["salsa mambo"] },
  drumming: "band",
  chords: { soft: ["son guajeo", "montuno"], medium: ["montuno"], full: ["montuno", "montuno broken"] },
  bass: { soft: ["tumbao"], medium: ["tumbao"], full: ["tumbao", "tumbao lively"] },
  harmony: "loop",
  sevenths: 0.5,
  extended: 0.3,
  modes: { minor: 0.2, dorian: 0.4 },
  forms: ["verse-chorus"],
  affects: [
    { valence: 0.72, arousal: 0.76, dominance: 0.66 },
    { valence: 0.82, arousal: 0.86, dominance: 0.65 },
    { valence: 0.4, arousal: 0.7, dominance: 0.7 },
  ],
  feelings: ["happiness", "excitement"],
  rarity: 0.05,
  cues: ["havana", "cuba", "fiesta", "carnival", "salsa"],
};
