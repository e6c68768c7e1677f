/** Reads the bytes of a Standard MIDI File, and knows where they end. */

/** Thrown where a number or a stretch of bytes reaches beyond the end, or is longer than MIDI has it. */
export class EndOfBytes extends Error {}

/** A place in the bytes that moves on as they are read, up to an end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #end: number;
  #place: number;

  constructor(bytes: Uint8Array, place = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#place = place;
    this.#end = end;
  }

  /** Bytes from the start of the file. */
  get place(): number {
    return this.#place;
  }

  /** Whether nothing is left. */
  get done(): boolean {
    return this.#place >= this.#end;
  }

  /** 0 … 255. */
  uint8(): number {
    if (this.done) throw new EndOfBytes();
    const value = this.#bytes[this.#place] ?? 0;
    this.#place += 1;
    return value;
  }

  /** 0 … 65,535, the high byte first. */
  uint16(): number {
    return this.uint8() * 0x100 + this.uint8();
  }

  /** 0 … 2^32 − 1, the high byte first. */
  uint32(): number {
    return this.uint16() * 0x10000 + this.uint16();
  }

  /** Seven bits a byte, all but the last with bit 7 set; at most four bytes (SMF 1.0). */
  variableLength(): number {
    let value = 0;
    for (let count = 0; count < 4; count++) {
      const byte = this.uint8();
      value = value * 0x80 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new EndOfBytes();
  }

  /** Moves on by some bytes without looking at them. */
  skip(count: number): void {
    if (this.#place + count > this.#end) throw new EndOfBytes();
    this.#place += count;
  }

  /** Whether these characters come next. */
  comesNext(text: string): boolean {
    return startsAt(this.#bytes, this.#place, text);
  }
}

/** Whether ASCII characters stand at a place. */
export function startsAt(bytes: Uint8Array, place: number, text: string): boolean {
  for (let index = 0; index < text.length; index++)
    if (bytes[place + index] !== text.charCodeAt(index)) return false;
  return true;
}

/** The first place from `from` on where ASCII characters stand, below `to`; −1 where they do not. */
export function findText(bytes: Uint8Array, text: string, from: number, to = bytes.length): number {
  for (let place = from; place < to; place++) {
    place = bytes.indexOf(text.charCodeAt(0), place);
    if (place < 0 || place >= to) return -1;
    if (startsAt(bytes, place, text)) return place;
  }
  return -1;
}
