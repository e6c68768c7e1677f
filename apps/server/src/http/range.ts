/** Parts of a file (RFC 9110 §14): one range of bytes. Whoever asks for several at once gets the whole, as §14.2 allows. */

/** Bytes, the first and the last of them, counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** One range, from its first byte, or of so many last ones. */
const ONE_RANGE = /^bytes=\s*(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))\s*$/i;

/**
 * The bytes that a Range header asks for.
 * @param bytes how many there are
 * @returns undefined where the whole is to be sent; "beyond" where nothing of what is asked for is there
 * @example rangeOf("bytes=-2", 10); // { first: 8, last: 9 }
 */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | "beyond" | undefined {
  const [whole, from, to, suffix] = ONE_RANGE.exec(header ?? "") ?? [];
  if (whole === undefined) return undefined;
  if (suffix !== undefined) {
    const count = Math.min(Number(suffix), bytes);
    return count === 0 ? "beyond" : { first: bytes - count, last: bytes - 1 };
  }
  const first = Number(from);
  const last = to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (to !== "" && Number(to) < first) return undefined;
  return first >= bytes ? "beyond" : { first, last };
}

/**
 * Whether If-Range lets a range be sent: only to who has the file as it is (§13.1.5), by strong comparison. A date is
 * never precise enough here.
 */
export function rangeIsGood(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || ifRange.trim() === etag;
}
