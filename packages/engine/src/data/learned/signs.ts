/** Small whole numbers as printable signs: a long row of them is a short text. */

/** −45 … 45: the number that a sign stands for; 0 is "P". */
export function digitOf(signs: string, place: number): number {
  return signs.charCodeAt(place) - 80;
}

/** The sign for a number, −45 … 45, rounded. */
export function signOf(digit: number): string {
  return String.fromCharCode(80 + Math.max(-45, Math.min(45, Math.round(digit))));
}
