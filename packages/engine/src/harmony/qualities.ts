/**
 * Chord qualities: their tones, and how they are written in numerals and in symbols. Tones and spellings follow the
 * common lead-sheet practice (Brandt & Roemer, Standardized Chord Symbol Notation, 1976).
 */

/** One quality. */
export interface Quality {
  /** Semitones above the root, ascending, within an octave. */
  readonly tones: readonly number[];
  /** Written after the root in a chord symbol: "m7" in "Am7". */
  readonly symbol: string;
  /** Whether its numeral is in lower case. */
  readonly lower: boolean;
  /** Written after the numeral: "7" in "ii7". */
  readonly suffix: string;
}

const quality = (symbol: string, lower: boolean, suffix: string, ...tones: number[]): Quality => ({
  symbol,
  lower,
  suffix,
  tones,
});

/** All qualities that numerals can name. */
export const qualities: readonly Quality[] = [
  quality("", false, "", 0, 4, 7),
  quality("m", true, "", 0, 3, 7),
  quality("dim", true, "°", 0, 3, 6),
  quality("aug", false, "+", 0, 4, 8),
  quality("7", false, "7", 0, 4, 7, 10),
  quality("maj7", false, "maj7", 0, 4, 7, 11),
  quality("m7", true, "7", 0, 3, 7, 10),
  quality("mMaj7", true, "maj7", 0, 3, 7, 11),
  quality("m7b5", true, "ø7", 0, 3, 6, 10),
  quality("dim7", true, "°7", 0, 3, 6, 9),
  quality("sus2", false, "sus2", 0, 2, 7),
  quality("sus4", false, "sus4", 0, 5, 7),
  quality("7sus4", false, "7sus4", 0, 5, 7, 10),
  quality("6", false, "add6", 0, 4, 7, 9),
  quality("m6", true, "add6", 0, 3, 7, 9),
  quality("add9", false, "add9", 0, 2, 4, 7),
  quality("madd9", true, "add9", 0, 2, 3, 7),
  quality("9", false, "9", 0, 2, 4, 7, 10),
  quality("maj9", false, "maj9", 0, 2, 4, 7, 11),
  quality("m9", true, "9", 0, 2, 3, 7, 10),
  quality("7b9", false, "7b9", 0, 1, 4, 7, 10),
  quality("13", false, "13", 0, 4, 7, 9, 10),
  quality("5", false, "5", 0, 7),
];

/** Other ways in which suffixes are written, and what they mean. */
const suffixSpellings: Readonly<Record<string, string>> = {
  o: "°",
  dim: "°",
  o7: "°7",
  dim7: "°7",
  ø: "ø7",
  m7b5: "ø7",
  aug: "+",
  M7: "maj7",
  Δ: "maj7",
  Δ7: "maj7",
  maj: "",
  sus: "sus4",
  M9: "maj9",
};

/** The quality that a numeral's case and suffix name, or undefined. */
export function qualityOfNumeral(lower: boolean, suffix: string): Quality | undefined {
  // In "iim7" the m says what the lower case says already.
  const plain = lower && /^m(?!aj)/.test(suffix) && suffix !== "m7b5" ? suffix.slice(1) : suffix;
  const known = suffixSpellings[plain] ?? plain;
  const exact = qualities.find((entry) => entry.suffix === known && entry.lower === lower);
  // Suspended and power chords have no third: their case says nothing.
  return exact ?? qualities.find((entry) => entry.suffix === known && /sus|5$/.test(known));
}

/** The plain or seventh chord with exactly these tones, or undefined. */
export function qualityOfTones(tones: readonly number[]): Quality | undefined {
  return qualities.find(
    (entry) =>
      entry.tones.length === tones.length && entry.tones.every((tone, index) => tone === tones[index]),
  );
}
