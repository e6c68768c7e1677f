import type { Genre } from "./genre.ts";

/** A beat, a loop and a deep bass for words to sit on. */
export const hipHop: Genre = {
  name: "hip-hop",
  aliases: ["hip hop", "hiphop", "rap", "boom bap", "old school hip hop", "conscious rap", "grime"],
  description: "A beat, a loop and a deep bass for words to sit on.",
  source: "Krims, Rap Music and the Poetics of Identity (2000).",
  tempo: { low: 70, typical: 90, high: 122 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0.1,
  palette: {
    melody: ["square lead", "electric piano", "muted electric guitar"],
    "counter-melody": ["string ensemble", "electric piano"],
    chords: ["electric piano", "acoustic grand piano", "synth strings"],
    bass: ["synth bass 2"],
    drums: ["808 kit"],
  },
  grooves: { soft: ["boom bap soft"], medium: ["boom bap"], full: ["boom bap"] },
  drumming: "band",
  chords: {
    soft: ["whole", "halves"],
    medium: ["boom bap chop", "charleston"],
    full: ["boom bap chop", "stabs"],
  },
  bass: {
    soft: ["sub 808"],
    medium: ["boom bap sub", "long and low"],
    full: ["boom bap sub", "syncopated sub"],
  },
  harmony: "loop",
  sevenths: 0.35,
  extended: 0.3,
  modes: { minor: 0.4, dorian: 0.4, phrygian: 0.3 },
  forms: ["verse-chorus"],
  affects: [
    { valence: -0.15, arousal: 0.42, dominance: 0.78 },
    { valence: 0.3, arousal: 0.48, dominance: 0.85 },
    { valence: 0, arousal: 0.45, dominance: 0.6 },
    { valence: 0.45, arousal: 0.55, dominance: 0.85 },
  ],
  feelings: ["pride", "frustration", "indignation", "defiance", "contempt"],
  rarity: 0,
  cues: ["the streets", "hustle", "flex", "my city", "my block"],
};
