/**
 * Shares, 0 … 1, as text: a character each, in 36 steps from "0" to "z". A table of profiles is a tenth as long so, and
 * can still be read by eye.
 */

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** By character code. */
const shareOf = new Float32Array(128);
for (let digit = 0; digit < DIGITS.length; digit++) shareOf[DIGITS.charCodeAt(digit)] = digit / 35;

/** The shares of a text. A character that is no digit is 0. */
export function decodeShares(text: string): Float32Array {
  const shares = new Float32Array(text.length);
  for (let index = 0; index < text.length; index++) {
    shares[index] = shareOf[text.charCodeAt(index)] ?? 0;
  }
  return shares;
}

/**
 * The text of shares; what lies outside 0 … 1 is moved to the nearer end.
 * @example
 * encodeShares([0, 0.5, 1]); // "0iz"
 */
export function encodeShares(shares: readonly number[] | Float64Array): string {
  let text = "";
  for (const share of shares) text += DIGITS[Math.round(Math.min(1, Math.max(0, share)) * 35)] ?? "0";
  return text;
}
