/**
 * The events of one track chunk, each at an absolute tick; the file keeps the steps between them.
 *
 * Every channel event bears its own status byte. Running status would save one byte in four or five, and readers
 * that get it wrong (it is cancelled by meta events) would read us wrong.
 */

import type { ByteWriter } from "./bytes.ts";

/** The kinds of meta event that hold a text (SMF 1.0). */
const TEXT_EVENTS = { text: 0x01, trackName: 0x03, marker: 0x06 } as const;

/** The controllers of the mix (MIDI 1.0, "Controller Numbers"). */
export const CONTROLLERS = { volume: 7, pan: 10 } as const;

/**
 * How fast the key goes up. Nothing that we write releases a note with a speed of its own, and MIDI 1.0 has 64
 * stand for that. A note-on with velocity 0 would end a note too, but readers show the two differently.
 */
const RELEASE_VELOCITY = 64;

/** One track chunk while it is being written. Ticks never go back: an earlier one throws a RangeError. */
export class TrackEvents {
  readonly #out: ByteWriter;
  #tick = 0;

  /** Writes into `out`, which stands at the start of the chunk's content. */
  constructor(out: ByteWriter) {
    this.#out = out;
  }

  /** A text in UTF-8: a note to the reader, the name of the track, or a marker on the time line. */
  text(tick: number, kind: keyof typeof TEXT_EVENTS, text: string): void {
    this.#meta(tick, TEXT_EVENTS[kind]);
    this.#out.text(text);
  }

  /** Microseconds to the quarter note, 0 … 16,777,215. */
  tempo(tick: number, microsecondsPerQuarter: number): void {
    this.#meta(tick, 0x51);
    this.#out.uint8(3);
    this.#out.uint24(microsecondsPerQuarter);
  }

  /**
   * A metre: the denominator as a power of two, and the clocks (24 to the quarter note) from one click of the
   * metronome to the next.
   */
  timeSignature(tick: number, numerator: number, denominatorPower: number, clocksPerClick: number): void {
    this.#meta(tick, 0x58);
    this.#out.uint8(4);
    this.#out.uint8(numerator);
    this.#out.uint8(denominatorPower);
    this.#out.uint8(clocksPerClick);
    // Thirty-second notes to what MIDI calls a quarter note: other than 8 only where that is not a quarter.
    this.#out.uint8(8);
  }

  /** Sharps (1 … 7) or flats (−1 … −7), and whether the key is called minor. */
  keySignature(tick: number, accidentals: number, minor: boolean): void {
    this.#meta(tick, 0x59);
    this.#out.uint8(2);
    this.#out.uint8(accidentals < 0 ? accidentals + 0x100 : accidentals);
    this.#out.uint8(minor ? 1 : 0);
  }

  /** The instrument of a channel: General MIDI program 0 … 127; on channel 9, the drum kit. */
  program(tick: number, channel: number, program: number): void {
    this.#channel(tick, 0xc0, channel);
    this.#out.uint8(program);
  }

  /** A controller of a channel, and its value, each 0 … 127. */
  controller(tick: number, channel: number, controller: number, value: number): void {
    this.#channel(tick, 0xb0, channel);
    this.#out.uint8(controller);
    this.#out.uint8(value);
  }

  /** A note begins; velocity 1 … 127. */
  noteOn(tick: number, channel: number, pitch: number, velocity: number): void {
    this.#channel(tick, 0x90, channel);
    this.#out.uint8(pitch);
    this.#out.uint8(velocity);
  }

  /** A note ends. */
  noteOff(tick: number, channel: number, pitch: number): void {
    this.#channel(tick, 0x80, channel);
    this.#out.uint8(pitch);
    this.#out.uint8(RELEASE_VELOCITY);
  }

  /** The end of the track, which every track must have, once, as its last event. */
  end(tick: number): void {
    this.#meta(tick, 0x2f);
    this.#out.uint8(0);
  }

  #meta(tick: number, type: number): void {
    this.#moveTo(tick);
    this.#out.uint8(0xff);
    this.#out.uint8(type);
  }

  #channel(tick: number, status: number, channel: number): void {
    this.#moveTo(tick);
    this.#out.uint8(status | channel);
  }

  #moveTo(tick: number): void {
    this.#out.variableLength(tick - this.#tick);
    this.#tick = tick;
  }
}
