import type { Genre } from "./genre.ts";

/** A slow latin song of love and longing. */
export const bolero: Genre = {
  name: "bolero",
  aliases: ["latin ballad", "romantic latin", "mariachi", "ranchera"],
  description: "A slow latin song of love and longing.",
  source: "Manuel, Caribbean Currents (1995).",
  tempo: { low: 56, typical: 76, high: 116 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [3, 4], weight: 0.15 },
  ],
  swing: 0,
  palette: {
    melody: ["trumpet", "violin", "muted trumpet", "clarinet"],
    "counter-melody": ["string ensemble", "violin"],
    chords: ["nylon guitar", "acoustic grand piano"],
    bass: ["acoustic bass"],
    pad: ["slow strings"],
    drums: ["brush kit"],
  },
  grooves: { soft: ["bolero bongos"], medium: ["bolero bongos"], full: ["bolero full"] },
  drumming: "band",
  chords: {
    soft: ["bolero comp", "half arpeggio"],
    medium: ["bolero comp"],
    full: ["bolero comp", "rolling arpeggio"],
  },
  bass: { soft: ["bolero"], medium: ["bolero"], full: ["bolero", "son bass"] },
  harmony: "functional",
  sevenths: 0.4,
  extended: 0.2,
  modes: { minor: 0.3 },
  forms: ["AABA"],
  affects: [
    { valence: -0.2, arousal: 0.36, dominance: 0.45 },
    { valence: 0.6, arousal: 0.38, dominance: 0.5 },
    { valence: 0.72, arousal: 0.46, dominance: 0.5 },
  ],
  feelings: ["love", "melancholy", "nostalgia", "jealousy"],
  rarity: 0.06,
  cues: ["serenade", "balcony", "besame"],
};
