import type { Genre } from "./genre.ts";

/** Stories over a train beat, with a fiddle that answers. */
export const country: Genre = {
  name: "country",
  aliases: ["rockabilly", "bluegrass", "western", "honky tonk", "nashville"],
  description: "Stories over a train beat, with a fiddle that answers.",
  source: "Neal, Country Music: A Cultural and Stylistic History (2013).",
  tempo: { low: 70, typical: 110, high: 152 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [3, 4], weight: 0.25 },
    { metre: [12, 8], weight: 0.06 },
  ],
  swing: 0,
  palette: {
    melody: ["fiddle", "harmonica", "clean electric guitar"],
    "counter-melody": ["clean electric guitar", "fiddle"],
    chords: ["steel guitar", "banjo"],
    bass: ["acoustic bass", "fingered bass"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["country soft"], medium: ["country two-beat"], full: ["country train"] },
  drumming: "band",
  chords: {
    soft: ["travis picking", "soft strum"],
    medium: ["boom chick", "boom chick strum"],
    full: ["boom chick strum", "train strum"],
  },
  bass: {
    soft: ["root and fifth"],
    medium: ["boom chick", "two-beat walk"],
    full: ["two-beat walk", "boom chick"],
  },
  harmony: "functional",
  sevenths: 0.1,
  extended: 0,
  modes: { major: 0.6, mixolydian: 0.3, lydian: -0.6 },
  forms: ["verse-chorus"],
  affects: [{ valence: 0.5, arousal: 0.58, dominance: 0.6 }],
  feelings: ["happiness", "disappointment", "amusement"],
  rarity: 0.05,
  cues: ["cowboy", "ranch", "dusty road", "pickup truck", "prairie", "whiskey"],
};
