/** The bytes of a Standard MIDI File: chunks, big-endian numbers, variable-length quantities, text. */

/** The largest number that a variable-length quantity of a MIDI file holds: 28 bits (SMF 1.0). */
export const MAX_VARIABLE_LENGTH = 0x0fffffff;

/** The names of the two kinds of chunk: one header, then tracks. */
export type ChunkName = "MThd" | "MTrk";

/**
 * One file while it is being written: a buffer that doubles when it is full.
 *
 * Every method throws a RangeError rather than write a number that does not fit, so that no value is ever
 * cut down to its low bits.
 */
export class ByteWriter {
  #bytes = new Uint8Array(16_384);
  #length = 0;

  /** One byte, 0 … 255. */
  uint8(value: number): void {
    // Unlike two comparisons, this also refuses NaN and fractions.
    if ((value & 0xff) !== value) throw new RangeError(`${value} is not a byte`);
    if (this.#length === this.#bytes.length) this.#grow();
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /** Two bytes, the high one first; 0 … 65,535. */
  uint16(value: number): void {
    if ((value & 0xffff) !== value) throw new RangeError(`${value} does not fit 16 bits`);
    this.uint8(value >>> 8);
    this.uint8(value & 0xff);
  }

  /** Three bytes, the high one first; 0 … 16,777,215. */
  uint24(value: number): void {
    if ((value & 0xffffff) !== value) throw new RangeError(`${value} does not fit 24 bits`);
    this.uint8(value >>> 16);
    this.uint16(value & 0xffff);
  }

  /** A whole number from 0 to {@link MAX_VARIABLE_LENGTH}: seven bits a byte, all but the last with bit 7 set. */
  variableLength(value: number): void {
    if ((value & MAX_VARIABLE_LENGTH) !== value) {
      throw new RangeError(`${value} is not a whole number from 0 to ${MAX_VARIABLE_LENGTH}`);
    }
    if (value >= 0x200000) this.uint8((value >>> 21) | 0x80);
    if (value >= 0x4000) this.uint8(((value >>> 14) & 0x7f) | 0x80);
    if (value >= 0x80) this.uint8(((value >>> 7) & 0x7f) | 0x80);
    this.uint8(value & 0x7f);
  }

  /** A text as UTF-8, after its length in bytes as a variable-length quantity. */
  text(text: string): void {
    const bytes = utf8(text);
    this.variableLength(bytes.length);
    for (const byte of bytes) this.uint8(byte);
  }

  /** A chunk: its name, the length of its content in four bytes, and what `content` writes. */
  chunk(name: ChunkName, content: () => void): void {
    for (let i = 0; i < name.length; i += 1) this.uint8(name.charCodeAt(i));
    const lengthAt = this.#length;
    this.uint16(0);
    this.uint16(0);
    const start = this.#length;
    content();
    new DataView(this.#bytes.buffer).setUint32(lengthAt, this.#length - start);
  }

  /** Everything written so far, in a buffer of its own that is exactly as long. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/**
 * A text in UTF-8 (RFC 3629); a surrogate without its partner becomes U+FFFD, as in the WHATWG Encoding Standard.
 *
 * Not `TextEncoder`: that belongs to the host, and this package asks nothing but ECMAScript of its host.
 */
export function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      bytes.push(code);
    } else if (code < 0x800) {
      bytes.push(0xc0 | (code >>> 6), 0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
      bytes.push(0xe0 | (code >>> 12), 0x80 | ((code >>> 6) & 0x3f), 0x80 | (code & 0x3f));
    } else {
      bytes.push(
        0xf0 | (code >>> 18),
        0x80 | ((code >>> 12) & 0x3f),
        0x80 | ((code >>> 6) & 0x3f),
        0x80 | (code & 0x3f),
      );
    }
  }
  return bytes;
}
