import type { Genre } from "./genre.ts";

/** A striding left hand and a tune that trips over itself. */
export const ragtime: Genre = {
  name: "ragtime",
  aliases: ["rag", "stride", "stride piano", "music hall", "vaudeville", "circus music", "honky-tonk"],
  description: "A striding left hand and a tune that trips over itself.",
  source: "Berlin, Ragtime: A Musical and Cultural History (1980); Volk & de Haas 2013 on its syncopation.",
  tempo: { low: 76, typical: 104, high: 152 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0,
  palette: {
    melody: ["honky-tonk piano", "clarinet", "muted trumpet", "xylophone"],
    "counter-melody": ["clarinet", "trombone"],
    chords: ["honky-tonk piano", "banjo"],
    bass: ["tuba", "acoustic bass"],
    drums: ["brush kit"],
  },
  grooves: { soft: ["rag woodblock"], medium: ["rag two-beat"], full: ["rag two-beat"] },
  drumming: "band",
  chords: { soft: ["stride"], medium: ["stride", "rag left hand"], full: ["rag left hand", "stride"] },
  bass: { soft: ["boom chick"], medium: ["oom pah"], full: ["oom pah", "two-beat walk"] },
  harmony: "functional",
  sevenths: 0.35,
  extended: 0,
  modes: { major: 1, phrygian: -1, minor: -0.3 },
  forms: ["AABA", "rondo"],
  affects: [
    { valence: 0.6, arousal: 0.58, dominance: 0.5 },
    { valence: 0.42, arousal: 0.54, dominance: 0.5 },
    { valence: 0.3, arousal: 0.62, dominance: 0.4 },
  ],
  feelings: ["curiosity", "amusement"],
  rarity: 0.06,
  cues: ["circus", "clown", "clowns", "slapstick", "silent film", "prank", "merry-go-round", "carousel"],
};
