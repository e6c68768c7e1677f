import type { Genre } from "./genre.ts";

/** Strings, octave bass and a kick on every beat. */
export const disco: Genre = {
  name: "disco",
  aliases: ["italo disco", "eurodisco", "abba"],
  description: "Strings, octave bass and a kick on every beat.",
  source: "Lawrence, Love Saves the Day (2003); Moelants 2003 for the dancers' tempo.",
  tempo: { low: 104, typical: 120, high: 136 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0,
  palette: {
    melody: ["string ensemble", "voice lead", "brass section"],
    "counter-melody": ["string ensemble", "brass section", "flute"],
    chords: ["clean electric guitar", "electric piano", "acoustic grand piano"],
    bass: ["fingered bass", "slap bass"],
    pad: ["string ensemble", "synth strings"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["disco floor"], medium: ["disco"], full: ["disco full"] },
  drumming: "band",
  chords: {
    soft: ["charleston", "disco chank"],
    medium: ["disco chank", "off beats"],
    full: ["disco chank", "stabs"],
  },
  bass: { soft: ["disco quarters"], medium: ["disco octaves"], full: ["disco octaves", "disco walk"] },
  harmony: "loop",
  sevenths: 0.5,
  extended: 0.3,
  modes: { dorian: 0.3 },
  forms: ["verse-chorus", "build"],
  affects: [
    { valence: 0.72, arousal: 0.66, dominance: 0.65 },
    { valence: 0.6, arousal: 0.64, dominance: 0.6 },
  ],
  feelings: ["happiness", "excitement"],
  rarity: 0.05,
  cues: ["disco", "disco ball", "mirror ball", "glitter", "roller skates"],
};
