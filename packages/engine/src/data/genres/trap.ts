import type { Genre } from "./genre.ts";

/** Sub bass, hats like rain, a few cold notes on top. */
export const trap: Genre = {
  name: "trap",
  aliases: ["drill", "phonk", "trap metal", "gangsta rap", "horrorcore"],
  description: "Sub bass, hats like rain, a few cold notes on top.",
  source: 'Duinker 2019, "Good Things Come in Threes", on flow and metre in recent hip-hop; Krims 2000.',
  tempo: { low: 116, typical: 140, high: 164 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0,
  palette: {
    melody: ["square lead", "tubular bells", "music box"],
    "counter-melody": ["synth strings", "choir aahs"],
    chords: ["synth strings", "acoustic grand piano"],
    bass: ["synth bass 2"],
    pad: ["choir pad", "sweep pad"],
    drums: ["808 kit"],
  },
  grooves: { soft: ["trap sparse"], medium: ["trap"], full: ["trap"] },
  drumming: "band",
  chords: { soft: ["whole"], medium: ["whole", "halves"], full: ["halves", "half arpeggio"] },
  bass: { soft: ["sub 808"], medium: ["trap 808", "sub 808"], full: ["trap 808"] },
  harmony: "loop",
  sevenths: 0.1,
  extended: 0,
  modes: { phrygian: 1.5, minor: 0.6, locrian: 0.4, major: -0.8, lydian: -1 },
  forms: ["verse-chorus"],
  affects: [
    { valence: -0.5, arousal: 0.72, dominance: 0.82 },
    { valence: -0.65, arousal: 0.85, dominance: 0.88 },
    { valence: -0.55, arousal: 0.62, dominance: 0.7 },
  ],
  feelings: ["rage", "resentment", "defiance", "contempt"],
  rarity: 0.04,
  cues: ["revenge", "enemies", "haters", "ice cold", "kingpin"],
};
