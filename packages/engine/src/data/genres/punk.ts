import type { Genre } from "./genre.ts";

/** Three chords, as fast and as loud as they will go. */
export const punk: Genre = {
  name: "punk",
  aliases: ["pop punk", "punk rock", "hardcore", "skate punk", "riot grrrl", "post-punk", "oi"],
  description: "Three chords, as fast and as loud as they will go.",
  source:
    'Laing, One Chord Wonders (1985); Pearson 2019, "Extreme Hardcore Punk and the Analytical Challenges of Rhythm, Riffs, and Timbre".',
  tempo: { low: 120, typical: 160, high: 208 },
  metres: [{ metre: [4, 4], weight: 1 }],
  swing: 0,
  palette: {
    melody: ["overdriven guitar", "distortion guitar"],
    chords: ["distortion guitar", "overdriven guitar"],
    bass: ["picked bass"],
    drums: ["power kit"],
  },
  grooves: { soft: ["punk half"], medium: ["punk d-beat", "punk half"], full: ["punk fast", "punk d-beat"] },
  drumming: "band",
  chords: {
    soft: ["palm mutes", "power halves"],
    medium: ["punk downstrokes", "power chugs"],
    full: ["punk downstrokes"],
  },
  bass: { soft: ["motor eighths"], medium: ["motor eighths"], full: ["motor eighths"] },
  harmony: "loop",
  sevenths: 0,
  extended: 0,
  modes: { major: 0.2, lydian: -0.6 },
  forms: ["verse-chorus", "strophic"],
  affects: [
    { valence: -0.5, arousal: 0.9, dominance: 0.72 },
    { valence: 0.5, arousal: 0.92, dominance: 0.72 },
    { valence: -0.75, arousal: 0.95, dominance: 0.7 },
    { valence: 0.85, arousal: 0.97, dominance: 0.72 },
  ],
  feelings: ["excitement", "frustration", "rage", "indignation", "defiance", "aversion"],
  rarity: 0.06,
  cues: ["riot", "mosh pit", "anarchy", "middle finger"],
};
