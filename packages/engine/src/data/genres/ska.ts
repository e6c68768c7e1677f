import type { Genre } from "./genre.ts";

/** Off-beats at a run, with brass on top. */
export const ska: Genre = {
  name: "ska",
  aliases: ["two tone", "ska punk", "third wave ska"],
  description: "Off-beats at a run, with brass on top.",
  source: "Bradley, Bass Culture (2000); Augustyn, Ska: An Oral History (2010).",
  tempo: { low: 112, typical: 146, high: 184 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0,
  palette: {
    melody: ["trombone", "trumpet", "alto sax"],
    "counter-melody": ["alto sax", "trumpet"],
    chords: ["clean electric guitar", "drawbar organ"],
    bass: ["fingered bass", "picked bass"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["ska light"], medium: ["ska drive"], full: ["ska drive"] },
  drumming: "band",
  chords: { soft: ["ska upstrokes"], medium: ["ska upstrokes"], full: ["ska upstrokes"] },
  bass: { soft: ["quarters"], medium: ["walking", "quarters"], full: ["walking"] },
  harmony: "loop",
  sevenths: 0.1,
  extended: 0,
  modes: { major: 0.6, phrygian: -1 },
  forms: ["verse-chorus"],
  affects: [
    { valence: 0.66, arousal: 0.8, dominance: 0.6 },
    { valence: 0.55, arousal: 0.64, dominance: 0.55 },
  ],
  feelings: ["happiness", "excitement", "amusement"],
  rarity: 0.1,
  cues: ["cheeky", "skanking"],
};
