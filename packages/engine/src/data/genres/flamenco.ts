import type { Genre } from "./genre.ts";

/** A guitar that strums like drums, on the Phrygian fall. */
export const flamenco: Genre = {
  name: "flamenco",
  aliases: ["andalusian", "spanish", "rumba", "gipsy"],
  description: "A guitar that strums like drums, on the Phrygian fall.",
  source:
    'Manuel 1989, "Modal Harmony in Andalusian, Eastern European, and Turkish Syncretic Musics", on the Phrygian cadence.',
  tempo: { low: 60, typical: 108, high: 168 },
  metres: [
    { metre: [3, 4], weight: 1 },
    { metre: [4, 4], weight: 0.8 },
    { metre: [12, 8], weight: 0.3 },
  ],
  swing: 0,
  palette: {
    melody: ["nylon guitar", "violin"],
    "counter-melody": ["violin", "voice oohs"],
    chords: ["nylon guitar"],
    bass: ["acoustic bass"],
    drums: ["brush kit"],
  },
  grooves: { soft: ["rumba palmas"], medium: ["rumba palmas"], full: ["rumba full"] },
  drumming: "band",
  chords: {
    soft: ["folk picking", "half arpeggio"],
    medium: ["rumba strum", "rolling arpeggio"],
    full: ["rumba strum", "rasgueado"],
  },
  bass: { soft: ["halves"], medium: ["rumba bass"], full: ["rumba bass", "tresillo"] },
  harmony: "loop",
  sevenths: 0.1,
  extended: 0,
  modes: { phrygian: 3.5, major: -0.3, lydian: -1 },
  forms: ["verse-chorus", "through-composed"],
  affects: [
    { valence: -0.3, arousal: 0.72, dominance: 0.62 },
    { valence: -0.5, arousal: 0.62, dominance: 0.5 },
    { valence: -0.45, arousal: 0.5, dominance: 0.5 },
    { valence: -0.45, arousal: 0.85, dominance: 0.62 },
  ],
  feelings: ["jealousy"],
  rarity: 0.06,
  cues: ["andalusia", "seville", "castanets", "bullfight"],
};
