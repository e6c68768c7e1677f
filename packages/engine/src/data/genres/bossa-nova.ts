import type { Genre } from "./genre.ts";

/** A nylon guitar that sways, and chords with soft edges. */
export const bossaNova: Genre = {
  name: "bossa nova",
  aliases: ["bossa", "samba", "brazilian", "latin jazz", "mpb"],
  description: "A nylon guitar that sways, and chords with soft edges.",
  source: "McGowan & Pessanha, The Brazilian Sound (1998).",
  tempo: { low: 76, typical: 112, high: 156 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0,
  palette: {
    melody: ["flute", "tenor sax", "vibraphone"],
    "counter-melody": ["tenor sax", "vibraphone"],
    chords: ["nylon guitar", "electric piano"],
    bass: ["acoustic bass"],
    drums: ["brush kit"],
  },
  grooves: { soft: ["bossa soft"], medium: ["bossa"], full: ["samba full"] },
  drumming: "band",
  chords: { soft: ["bossa soft"], medium: ["bossa comp"], full: ["bossa comp", "samba comp"] },
  bass: { soft: ["bossa soft"], medium: ["bossa"], full: ["bossa", "samba"] },
  harmony: "functional",
  sevenths: 1,
  extended: 0.7,
  modes: { major: 0.2 },
  forms: ["AABA"],
  affects: [
    { valence: 0.5, arousal: 0.34, dominance: 0.6 },
    { valence: 0.4, arousal: 0.3, dominance: 0.5 },
  ],
  feelings: ["serenity", "love", "curiosity"],
  rarity: 0,
  cues: ["rio", "copacabana", "ipanema", "brazil"],
};
