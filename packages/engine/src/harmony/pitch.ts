/** Note names and pitch classes: letters with accidentals on one side, 0 (C) … 11 (B) on the other. */

const LETTERS = ["C", "D", "E", "F", "G", "A", "B"] as const;
const NATURALS = [0, 2, 4, 5, 7, 9, 11] as const;

/** The remainder that is never negative: `wrap(-1, 12)` is 11. */
export function wrap(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}

/**
 * The pitch class of a spelled note: "C" is 0, "F#" 6, "Bb" 10, "Cb" 11.
 * @param name a letter A … G and any number of # or b
 * @throws RangeError for anything else
 */
export function pitchClassOf(name: string): number {
  const letter = LETTERS.indexOf(name[0] as (typeof LETTERS)[number]);
  const natural = NATURALS[letter];
  if (natural === undefined || !/^[#b]*$/.test(name.slice(1)))
    throw new RangeError(`"${name}" is not a note name`);
  let pitchClass: number = natural;
  for (const accidental of name.slice(1)) pitchClass += accidental === "#" ? 1 : -1;
  return wrap(pitchClass, 12);
}

/**
 * The note that lies some letters and semitones above a tonic, spelled on the letter that the degree asks for:
 * a sixth of 8 semitones above A is "F", one of 9 is "F#".
 * @param degree 0 (the tonic) … 6
 * @param semitones above the tonic, taken modulo 12
 * @example
 * spellDegree("A", 5, 8); // "F"
 */
export function spellDegree(tonic: string, degree: number, semitones: number): string {
  const place = wrap(LETTERS.indexOf(tonic[0] as (typeof LETTERS)[number]) + degree, 7);
  const wanted = wrap(pitchClassOf(tonic) + semitones, 12);
  const shift = wrap(wanted - (NATURALS[place] ?? 0) + 6, 12) - 6;
  return `${LETTERS[place] ?? "C"}${shift < 0 ? "b".repeat(-shift) : "#".repeat(shift)}`;
}
