import type { Genre } from "./genre.ts";

/** Organ, choir and clapping hands: praise in 12/8. */
export const gospel: Genre = {
  name: "gospel",
  aliases: ["spiritual", "worship", "church music", "praise"],
  description: "Organ, choir and clapping hands: praise in 12/8.",
  source: 'Boyer, The Golden Age of Gospel (2000); Williams-Jones 1975, "Afro-American Gospel Music".',
  tempo: { low: 58, typical: 88, high: 170 },
  metres: [
    { metre: [12, 8], weight: 1 },
    { metre: [4, 4], weight: 0.9 },
    { metre: [3, 4], weight: 0.12 },
    { metre: [6, 8], weight: 0.2 },
  ],
  swing: 0.1,
  palette: {
    melody: ["choir aahs", "voice oohs", "drawbar organ"],
    "counter-melody": ["drawbar organ", "choir aahs"],
    chords: ["acoustic grand piano", "drawbar organ"],
    bass: ["fingered bass"],
    pad: ["choir aahs", "drawbar organ"],
    drums: ["standard kit"],
  },
  grooves: { soft: ["stick and hat"], medium: ["pop straight"], full: ["pop open"] },
  drumming: "band",
  chords: {
    soft: ["whole", "half arpeggio"],
    medium: ["gospel quarters", "quarters"],
    full: ["gospel quarters", "push"],
  },
  bass: { soft: ["halves", "dotted"], medium: ["quarters", "walking"], full: ["walking", "eighths"] },
  harmony: "functional",
  sevenths: 0.55,
  extended: 0.3,
  modes: { major: 0.7, mixolydian: 0.3, phrygian: -1, locrian: -1 },
  forms: ["verse-chorus"],
  affects: [
    { valence: 0.72, arousal: 0.58, dominance: 0.72 },
    { valence: 0.6, arousal: 0.42, dominance: 0.55 },
    { valence: 0.75, arousal: 0.76, dominance: 0.82 },
  ],
  feelings: ["happiness", "hope", "pride", "guilt"],
  rarity: 0.04,
  cues: ["hallelujah", "amen", "blessed", "baptism", "prayer", "sunday service", "choir"],
};
