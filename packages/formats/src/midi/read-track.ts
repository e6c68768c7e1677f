/** The events of one track chunk, told to a listener as they come. */
import { ByteReader, EndOfBytes } from "./byte-reader.ts";
import type { TrackChunk } from "./read-chunks.ts";

/** What is made of a track's events. Ticks are the file's own, from the start of the track. */
export interface TrackListener {
  noteOn(tick: number, channel: number, pitch: number, velocity: number): void;
  noteOff(tick: number, channel: number, pitch: number): void;
  program(channel: number, program: number): void;
  /** Microseconds to the quarter note. */
  tempo(tick: number, microsecondsPerQuarter: number): void;
  metre(tick: number, beats: number, unit: number): void;
  /** Sharps, or flats below zero. */
  key(accidentals: number, minor: boolean): void;
}

/** How a track came to its end. */
export interface TrackEnd {
  /** The tick of its last event. */
  readonly tick: number;
  /** Why it was not read to its end, where it was not: "a message breaks off at byte 1234". */
  readonly broken?: string;
}

/** Thrown where the bytes are no events. */
class Unreadable extends Error {}

/** Reads a track up to its end, or as far as it can be understood. */
export function readTrack(bytes: Uint8Array, { start, end }: TrackChunk, listener: TrackListener): TrackEnd {
  const reader = new ByteReader(bytes, start, end);
  let tick = 0;
  let status = 0;
  try {
    while (!reader.done) {
      tick += reader.variableLength();
      const first = reader.uint8();
      if (first === 0xff) {
        if (readMeta(reader, tick, listener) === END_OF_TRACK) return { tick };
      } else if (first >= 0xf0) {
        skipSystem(reader, first);
      } else if (first >= 0x80) {
        status = first;
        readChannel(reader, tick, status, dataByte(reader), listener);
      } else if (status > 0) {
        // Running status: the byte is the first of another message of the same kind.
        readChannel(reader, tick, status, first, listener);
      } else throw new Unreadable();
    }
  } catch (error) {
    if (error instanceof EndOfBytes) return { tick, broken: `an event breaks off at byte ${reader.place}` };
    if (error instanceof Unreadable)
      return { tick, broken: `no event can be read at byte ${reader.place - 1}` };
    throw error;
  }
  return { tick, broken: "its end is not marked" };
}

function dataByte(reader: ByteReader): number {
  const byte = reader.uint8();
  if (byte >= 0x80) throw new Unreadable();
  return byte;
}

function readChannel(
  reader: ByteReader,
  tick: number,
  status: number,
  first: number,
  listener: TrackListener,
): void {
  const channel = status & 0x0f;
  const kind = status >> 4;
  if (kind === 0xc) listener.program(channel, first);
  if (kind === 0xc || kind === 0xd) return;
  const second = dataByte(reader);
  // A note-on without velocity is a note-off (MIDI 1.0).
  if (kind === 0x9 && second > 0) listener.noteOn(tick, channel, first, second);
  else if (kind === 0x8 || kind === 0x9) listener.noteOff(tick, channel, first);
}

const END_OF_TRACK = 0x2f;

/** Reads a meta event, and gives its type. */
function readMeta(reader: ByteReader, tick: number, listener: TrackListener): number {
  const type = reader.uint8();
  const length = reader.variableLength();
  const end = reader.place + length;
  if (type === 0x51 && length >= 3) {
    const microseconds = reader.uint8() * 0x10000 + reader.uint16();
    if (microseconds > 0) listener.tempo(tick, microseconds);
  } else if (type === 0x58 && length >= 2) {
    const [beats, power] = [reader.uint8(), reader.uint8()];
    if (beats > 0 && power <= 6) listener.metre(tick, beats, 1 << power);
  } else if (type === 0x59 && length >= 2) {
    const accidentals = (reader.uint8() << 24) >> 24;
    const minor = reader.uint8() === 1;
    if (Math.abs(accidentals) <= 7) listener.key(accidentals, minor);
  }
  reader.skip(end - reader.place);
  return type;
}

/** System messages say nothing of notes; those in a file have a length, the others one of their own (MIDI 1.0). */
function skipSystem(reader: ByteReader, status: number): void {
  if (status === 0xf0 || status === 0xf7) reader.skip(reader.variableLength());
  else if (status === 0xf2) reader.skip(2);
  else if (status === 0xf1 || status === 0xf3) reader.skip(1);
}
