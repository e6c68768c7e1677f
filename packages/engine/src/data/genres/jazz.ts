import type { Genre } from "./genre.ts";

/** A swinging quartet over rich chords. */
export const jazz: Genre = {
  name: "jazz",
  aliases: [
    "dixieland",
    "swing",
    "bebop",
    "smooth jazz",
    "jazz ballad",
    "big band",
    "cocktail",
    "lounge",
    "cool jazz",
    "jazz waltz",
    "hard bop",
  ],
  description: "A swinging quartet over rich chords.",
  source:
    "Levine, The Jazz Theory Book (1995); Friberg & Sundström 2002 on how swing evens out as tempo rises.",
  tempo: { low: 56, typical: 116, high: 208 },
  metres: [
    { metre: [4, 4], weight: 1 },
    { metre: [3, 4], weight: 0.22 },
    { metre: [5, 4], weight: 0.06 },
  ],
  swing: 0.3,
  palette: {
    melody: ["tenor sax", "muted trumpet", "vibraphone", "clarinet"],
    "counter-melody": ["muted trumpet", "tenor sax", "trombone"],
    chords: ["acoustic grand piano", "jazz guitar"],
    bass: ["acoustic bass"],
    drums: ["jazz kit"],
  },
  grooves: { soft: ["jazz brushes"], medium: ["jazz ride"], full: ["jazz driving"] },
  drumming: "band",
  chords: {
    soft: ["charleston", "whole"],
    medium: ["comping", "charleston"],
    full: ["busy comping", "comping"],
  },
  bass: { soft: ["halves", "root and fifth"], medium: ["walking"], full: ["walking"] },
  harmony: "functional",
  sevenths: 1,
  extended: 0.6,
  modes: { dorian: 0.5, mixolydian: 0.2 },
  forms: ["AABA"],
  affects: [
    { valence: 0.35, arousal: 0.48, dominance: 0.6 },
    { valence: 0.45, arousal: 0.68, dominance: 0.62 },
    { valence: -0.15, arousal: 0.3, dominance: 0.5 },
    { valence: 0.1, arousal: 0.58, dominance: 0.5 },
  ],
  feelings: ["melancholy", "nostalgia", "curiosity", "amusement", "confusion"],
  rarity: 0,
  cues: ["smoky bar", "cocktail", "speakeasy", "late night bar", "martini", "saxophone"],
};
