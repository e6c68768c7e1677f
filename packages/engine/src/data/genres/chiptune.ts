import type { Genre } from "./genre.ts";

/** Square waves with the memory of a game console. */
export const chiptune: Genre = {
  name: "chiptune",
  aliases: ["8-bit", "8 bit", "chip", "nes", "game boy", "video game", "game music", "bitpop"],
  description: "Square waves with the memory of a game console.",
  source: "Collins, Game Sound (2008).",
  tempo: { low: 104, typical: 140, high: 184 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [3, 4], weight: 0.06 },
  ],
  swing: 0,
  palette: {
    melody: ["square lead", "calliope lead"],
    "counter-melody": ["square lead", "chiff lead"],
    chords: ["square lead", "calliope lead"],
    bass: ["synth bass"],
    drums: ["electronic kit"],
  },
  grooves: { soft: ["pop straight"], medium: ["pop straight"], full: ["rock driving"] },
  drumming: "band",
  chords: {
    soft: ["half arpeggio", "chip arpeggio"],
    medium: ["chip arpeggio", "alberti"],
    full: ["chip arpeggio"],
  },
  bass: {
    soft: ["quarters", "synth octaves"],
    medium: ["octaves", "synth octaves"],
    full: ["octaves", "motor sixteenths"],
  },
  harmony: "loop",
  sevenths: 0.08,
  extended: 0,
  modes: { major: 0.3, lydian: 0.4, mixolydian: 0.3 },
  forms: ["AABA", "verse-chorus"],
  affects: [
    { valence: 0.5, arousal: 0.76, dominance: 0.45 },
    { valence: 0.15, arousal: 0.72, dominance: 0.38 },
    { valence: 0.4, arousal: 0.6, dominance: 0.5 },
  ],
  feelings: ["excitement", "curiosity", "amusement"],
  rarity: 0.12,
  cues: ["8-bit", "pixel", "pixels", "video game", "joystick", "level up", "robot"],
};
