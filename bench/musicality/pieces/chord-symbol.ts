/** Chord symbols of the corpus, after Harte et al. 2005, as root and tones. */

const letters: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** Semitones above the root by quality (Harte, Sandler, Abdallah & Gómez 2005, table 1, and POP909's own additions). */
const qualities: Readonly<Record<string, readonly number[]>> = {
  maj: [0, 4, 7],
  min: [0, 3, 7],
  dim: [0, 3, 6],
  aug: [0, 4, 8],
  sus2: [0, 2, 7],
  sus4: [0, 5, 7],
  "7": [0, 4, 7, 10],
  maj7: [0, 4, 7, 11],
  min7: [0, 3, 7, 10],
  minmaj7: [0, 3, 7, 11],
  dim7: [0, 3, 6, 9],
  hdim7: [0, 3, 6, 10],
  maj6: [0, 4, 7, 9],
  min6: [0, 3, 7, 9],
  "9": [0, 2, 4, 7, 10],
  maj9: [0, 2, 4, 7, 11],
  min9: [0, 2, 3, 7, 10],
  min11: [0, 3, 5, 7, 10],
};

/** Semitones above the root of the added tones that stand in brackets: "sus4(b7,9)". */
const added: Readonly<Record<string, number>> = { b7: 10, "7": 11, "2": 2, "9": 2, "11": 5, "13": 9 };

/** A chord without its time. */
export interface ChordShape {
  /** Pitch class 0 … 11. */
  readonly root: number;
  /** Semitones above the root, ascending, 0 first. */
  readonly tones: readonly number[];
}

/**
 * Reads a chord symbol; a bass after a slash is left out, for it is not a quality. Some symbols of the corpus are cut
 * short by a control character: what stands before it counts.
 * @returns `undefined` for "N" (no chord) and for what is no chord symbol
 * @example
 * readChordSymbol("Bb:min7")?.tones.length; // 4
 */
export function readChordSymbol(symbol: string): ChordShape | undefined {
  const match = /^([A-G])([#b]*):([a-z0-9]+)(?:\(([^)/]*))?/.exec(symbol);
  if (!match) return undefined;
  const [, letter = "", accidentals = "", quality = "", extras = ""] = match;
  const natural = letters[letter];
  const tones = qualities[quality];
  if (natural === undefined || tones === undefined) return undefined;
  let root = natural + 120;
  for (const accidental of accidentals) root += accidental === "#" ? 1 : -1;
  const all = new Set(tones);
  for (const extra of extras.split(",")) {
    const tone = added[extra.trim()];
    if (tone !== undefined) all.add(tone);
  }
  return { root: root % 12, tones: [...all].sort((one, other) => one - other) };
}
