import type { Genre } from "./genre.ts";

/** A rhythm section with horns, and a voice that pleads or praises. */
export const soul: Genre = {
  name: "soul",
  aliases: ["motown", "northern soul", "southern soul", "doo wop", "sixties soul"],
  description: "A rhythm section with horns, and a voice that pleads or praises.",
  source:
    'Bowman 1995, "The Stax sound: a musicological analysis"; Fitzgerald 1995, "Motown crossover hits 1963–1966".',
  tempo: { low: 62, typical: 98, high: 138 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [12, 8], weight: 0.3 },
    { metre: [6, 8], weight: 0.1 },
  ],
  swing: 0.05,
  palette: {
    melody: ["alto sax", "voice oohs", "brass section"],
    "counter-melody": ["brass section", "string ensemble", "tenor sax"],
    chords: ["drawbar organ", "clean electric guitar", "acoustic grand piano"],
    bass: ["fingered bass"],
    pad: ["string ensemble"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["pop straight"], medium: ["pop straight"], full: ["pop open"] },
  drumming: "band",
  chords: {
    soft: ["whole", "soul backbeat"],
    medium: ["soul backbeat", "quarters"],
    full: ["soul backbeat", "stabs"],
  },
  bass: { soft: ["dotted", "soul push"], medium: ["motown", "soul push"], full: ["motown", "eighths"] },
  harmony: "loop",
  sevenths: 0.4,
  extended: 0.2,
  modes: { major: 0.3, mixolydian: 0.3, dorian: 0.3 },
  forms: ["verse-chorus", "AABA"],
  affects: [
    { valence: 0.7, arousal: 0.5, dominance: 0.56 },
    { valence: 0.72, arousal: 0.66, dominance: 0.65 },
    { valence: -0.25, arousal: 0.36, dominance: 0.45 },
  ],
  feelings: ["happiness", "love", "disappointment"],
  rarity: 0,
  cues: ["soulmate", "heart and soul"],
};
