import type { Genre } from "./genre.ts";

/** Jigs, reels and slow airs for fiddle and whistle. */
export const celtic: Genre = {
  name: "celtic",
  aliases: ["irish", "scottish", "jig", "reel", "highland"],
  description: "Jigs, reels and slow airs for fiddle and whistle.",
  source:
    "Breathnach, Folk Music and Dances of Ireland (1971): jigs in 6/8, slip and slow airs in 3/4, reels in 4/4, many in Dorian and Mixolydian.",
  tempo: { low: 66, typical: 112, high: 172 },
  metres: [
    { metre: [6, 8], weight: 1 },
    { metre: [4, 4], weight: 0.7 },
    { metre: [3, 4], weight: 0.25 },
    { metre: [12, 8], weight: 0.1 },
  ],
  swing: 0,
  palette: {
    melody: ["whistle", "fiddle", "flute", "bagpipe"],
    "counter-melody": ["fiddle", "accordion", "flute"],
    chords: ["steel guitar", "harp"],
    bass: ["acoustic bass", "contrabass"],
    pad: ["slow strings"],
    drums: ["brush kit"],
  },
  grooves: { soft: ["folk shaker"], medium: ["bodhran reel"], full: ["bodhran reel"] },
  drumming: "band",
  chords: {
    soft: ["folk picking", "soft strum"],
    medium: ["strum", "boom chick strum"],
    full: ["train strum", "strum"],
  },
  bass: { soft: ["whole"], medium: ["root and fifth"], full: ["boom chick", "root and fifth"] },
  harmony: "functional",
  sevenths: 0.02,
  extended: 0,
  modes: { dorian: 0.8, mixolydian: 0.8 },
  forms: ["AABA", "strophic"],
  affects: [
    { valence: 0.62, arousal: 0.68, dominance: 0.5 },
    { valence: 0.05, arousal: 0.3, dominance: 0.45 },
    { valence: 0.75, arousal: 0.8, dominance: 0.5 },
  ],
  feelings: ["happiness", "excitement"],
  rarity: 0.06,
  cues: ["ireland", "irish", "highlands", "scotland", "emerald", "fairies", "elves"],
};
