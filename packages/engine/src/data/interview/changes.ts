/** Words that ask for more or less of something than there is, and the step that they ask for. */

/** One such word. A pace is a factor of the tempo where there is one, else a step of the arousal. */
export interface ChangeWord {
  readonly pattern: RegExp;
  readonly parameter: "valence" | "arousal" | "dominance";
  readonly step: number;
  /** For words about the pace. */
  readonly pace?: number;
}

/** Words for a sound that ask for a step where an answer is about the sound and nothing else; case ignored. */
export const soundWords: readonly ChangeWord[] = [
  { pattern: /\b(?:quiet|quietly|soft|softly|gentle|gently|mellow)\b/i, parameter: "arousal", step: -0.18 },
  { pattern: /\b(?:loud|loudly|upbeat|punchy|wild)\b/i, parameter: "arousal", step: 0.18 },
  { pattern: /\bslow(?:ly)?\b/i, parameter: "arousal", step: -0.12, pace: 0.87 },
  { pattern: /\b(?:fast|quick)\b/i, parameter: "arousal", step: 0.12, pace: 1.15 },
  { pattern: /\bdark\b/i, parameter: "valence", step: -0.25 },
  { pattern: /\b(?:bright|light)\b/i, parameter: "valence", step: 0.25 },
  { pattern: /\b(?:big|huge|epic|heavy)\b/i, parameter: "dominance", step: 0.2 },
  { pattern: /\b(?:small|tiny)\b/i, parameter: "dominance", step: -0.2 },
];

/** The words, case ignored. */
export const changeWords: readonly ChangeWord[] = [
  {
    pattern: /\b(?:faster|quicker|more upbeat|speed it up|too slow)\b/i,
    parameter: "arousal",
    step: 0.12,
    pace: 1.15,
  },
  { pattern: /\b(?:slower|slow it down|too fast)\b/i, parameter: "arousal", step: -0.12, pace: 0.87 },
  {
    pattern: /\b(?:happier|more cheerful|brighter|lighter|sunnier|too sad|too dark)\b/i,
    parameter: "valence",
    step: 0.25,
  },
  {
    pattern: /\b(?:sadder|darker|gloomier|bleaker|too happy|too cheerful|too bright)\b/i,
    parameter: "valence",
    step: -0.25,
  },
  {
    pattern: /\b(?:louder|wilder|livelier|more intense|more energy|more energetic|too calm|too quiet)\b/i,
    parameter: "arousal",
    step: 0.18,
  },
  {
    pattern:
      /\b(?:quieter|calmer|softer|gentler|less intense|mellower|not (?:so|too|that) loud|too loud|too wild|too much energy)\b/i,
    parameter: "arousal",
    step: -0.18,
  },
  {
    pattern: /\b(?:more powerful|stronger|prouder|more confident|bigger|heavier)\b/i,
    parameter: "dominance",
    step: 0.2,
  },
  { pattern: /\b(?:more fragile|weaker|smaller|more vulnerable)\b/i, parameter: "dominance", step: -0.2 },
];
