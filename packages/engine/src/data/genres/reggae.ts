import type { Genre } from "./genre.ts";

/** Off-beats over a bass that sings. */
export const reggae: Genre = {
  name: "reggae",
  aliases: ["calypso", "dub", "dancehall", "roots", "rocksteady", "soca"],
  description: "Off-beats over a bass that sings.",
  source: "Veal, Dub (2007), and Bradley, Bass Culture (2000), on one drop and steppers.",
  tempo: { low: 60, typical: 76, high: 104 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [12, 8], weight: 0.05 },
  ],
  swing: 0.12,
  palette: {
    melody: ["trombone", "drawbar organ", "steel drums"],
    "counter-melody": ["drawbar organ", "trumpet"],
    chords: ["drawbar organ", "muted electric guitar"],
    bass: ["fingered bass"],
    drums: ["room kit"],
  },
  grooves: {
    soft: ["reggae one drop"],
    medium: ["reggae one drop"],
    full: ["reggae steppers", "reggae rockers"],
  },
  drumming: "band",
  chords: { soft: ["skank"], medium: ["skank", "skank bubble"], full: ["skank bubble", "skank"] },
  bass: { soft: ["one drop"], medium: ["one drop", "roots line"], full: ["roots line", "one drop"] },
  harmony: "loop",
  sevenths: 0.15,
  extended: 0,
  modes: { dorian: 0.3 },
  forms: ["verse-chorus"],
  affects: [
    { valence: 0.6, arousal: 0.38, dominance: 0.72 },
    { valence: 0.45, arousal: 0.3, dominance: 0.6 },
  ],
  feelings: ["serenity", "defiance"],
  rarity: 0.04,
  cues: ["beach", "island", "palm trees", "caribbean", "hammock", "jamaica"],
};
