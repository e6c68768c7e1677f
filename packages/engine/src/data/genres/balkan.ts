import type { Genre } from "./genre.ts";

/** Wild dances in sevens for clarinet, accordion and brass. */
export const balkan: Genre = {
  name: "balkan",
  aliases: ["klezmer", "gypsy", "romani", "balkan brass", "greek", "bulgarian", "gypsy jazz"],
  description: "Wild dances in sevens for clarinet, accordion and brass.",
  source: "Rice, Music in Bulgaria (2004), on the additive metres of its dances.",
  tempo: { low: 96, typical: 132, high: 176 },
  metres: [
    { metre: [7, 8], weight: 1 },
    { metre: [4, 4], weight: 0.35 },
  ],
  swing: 0,
  palette: {
    melody: ["clarinet", "accordion", "trumpet", "fiddle"],
    "counter-melody": ["trumpet", "clarinet", "fiddle"],
    chords: ["accordion", "nylon guitar"],
    bass: ["tuba", "acoustic bass"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["folk stomp"], medium: ["balkan oom-pah"], full: ["balkan oom-pah"] },
  drumming: "band",
  chords: { soft: ["oom pah", "halves"], medium: ["oom pah", "off beats"], full: ["off beats", "oom pah"] },
  bass: { soft: ["oom pah"], medium: ["oom pah"], full: ["oom pah", "two-beat walk"] },
  harmony: "functional",
  sevenths: 0.05,
  extended: 0,
  modes: { phrygian: 0.6, minor: 0.5, dorian: 0.4, lydian: -0.5 },
  forms: ["AABA", "strophic"],
  affects: [
    { valence: 0.35, arousal: 0.82, dominance: 0.5 },
    { valence: -0.2, arousal: 0.75, dominance: 0.5 },
    { valence: 0.1, arousal: 0.68, dominance: 0.45 },
  ],
  feelings: ["amusement", "confusion"],
  rarity: 0.16,
  cues: ["caravan", "circle dance", "feast"],
};
