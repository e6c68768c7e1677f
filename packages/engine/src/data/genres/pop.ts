import type { Genre } from "./genre.ts";

/** Songs built around a chorus to sing along to, on four chords and a steady backbeat. */
export const pop: Genre = {
  name: "pop",
  aliases: [
    "pop music",
    "synth pop",
    "synthpop",
    "dance pop",
    "k-pop",
    "j-pop",
    "indie pop",
    "power pop",
    "teen pop",
  ],
  description: "Songs built around a chorus to sing along to, on four chords and a steady backbeat.",
  source:
    "Schellenberg & von Scheve 2012 (tempi and modes of the Top 40); Tagg, Everyday Tonality (2014) for its chord loops.",
  tempo: { low: 66, typical: 106, high: 146 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [6, 8], weight: 0.12 },
    { metre: [12, 8], weight: 0.05 },
  ],
  swing: 0,
  palette: {
    melody: ["voice lead", "saw lead", "flute", "violin"],
    "counter-melody": ["string ensemble", "clean electric guitar", "synth strings"],
    chords: ["acoustic grand piano", "electric piano", "clean electric guitar"],
    bass: ["fingered bass", "synth bass"],
    pad: ["warm pad", "string ensemble"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["stick and hat"], medium: ["pop straight"], full: ["pop open"] },
  drumming: "band",
  chords: {
    soft: ["whole", "half arpeggio", "halves"],
    medium: ["push", "rolling arpeggio", "quarters"],
    full: ["pulsing eighths", "tresillo", "push"],
  },
  bass: { soft: ["whole", "dotted"], medium: ["dotted lead", "quarters"], full: ["eighths", "tresillo"] },
  harmony: "loop",
  sevenths: 0.12,
  extended: 0.1,
  modes: { major: 0.3 },
  forms: ["verse-chorus"],
  affects: [
    { valence: 0.65, arousal: 0.62, dominance: 0.6 },
    { valence: 0.5, arousal: 0.45, dominance: 0.58 },
    { valence: 0.15, arousal: 0.42, dominance: 0.52 },
  ],
  feelings: ["happiness", "love", "hope"],
  rarity: 0,
  cues: ["christmas", "xmas", "birthday", "summer hit", "radio hit", "prom", "first crush"],
};
