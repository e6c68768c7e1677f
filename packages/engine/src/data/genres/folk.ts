import type { Genre } from "./genre.ts";

/** Plucked strings and a tune that everybody knows. */
export const folk: Genre = {
  name: "folk",
  aliases: ["fado", "acoustic", "traditional", "americana", "campfire", "skiffle", "sea shanty"],
  description: "Plucked strings and a tune that everybody knows.",
  source:
    "Bohlman, The Study of Folk Music in the Modern World (1988); Bronson, The Ballad as Song (1969), for its modes.",
  tempo: { low: 66, typical: 98, high: 140 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [3, 4], weight: 0.5 },
    { metre: [6, 8], weight: 0.45 },
  ],
  swing: 0,
  palette: {
    melody: ["fiddle", "flute", "whistle", "harmonica"],
    "counter-melody": ["fiddle", "accordion", "recorder"],
    chords: ["steel guitar", "nylon guitar"],
    bass: ["acoustic bass"],
    drums: ["brush kit"],
  },
  grooves: { soft: ["folk shaker"], medium: ["folk stomp"], full: ["folk train"] },
  drumming: "band",
  chords: {
    soft: ["travis picking", "folk picking"],
    medium: ["strum", "boom chick"],
    full: ["strum", "boom chick strum"],
  },
  bass: {
    soft: ["whole", "halves"],
    medium: ["root and fifth", "boom chick"],
    full: ["two-beat walk", "boom chick"],
  },
  harmony: "functional",
  sevenths: 0.04,
  extended: 0,
  modes: { dorian: 0.5, mixolydian: 0.5, major: 0.3 },
  forms: ["verse-chorus", "strophic"],
  affects: [
    { valence: 0.42, arousal: 0.35, dominance: 0.5 },
    { valence: 0.5, arousal: 0.22, dominance: 0.5 },
    { valence: 0.1, arousal: 0.4, dominance: 0.5 },
  ],
  feelings: ["happiness", "serenity", "hope", "loneliness", "nostalgia"],
  rarity: 0,
  cues: ["campfire", "fireside", "village", "meadow", "harvest", "pilgrim", "orchard", "wildflowers"],
};
