/** The name of a chord in the parts that are read as one: between them it may go on in the next line of a narrow bar. */

/** A root or a bass with its accidental, an altered step, a number, a word such as "maj"; whatever else by itself. */
const PART = /\/?[A-G][#b♯♭]?|[#b♯♭]\d+|\/?\d+|[a-z]+?(?=[b♭]\d)|[a-z]+|./gu;

/**
 * @example
 * chordNameParts("Ebmaj7#11/G"); // ["Eb", "maj", "7", "#11", "/G"]
 */
export function chordNameParts(symbol: string): readonly string[] {
  return symbol.match(PART) ?? [symbol];
}
