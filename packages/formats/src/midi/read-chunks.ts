/** The chunks of a MIDI file: its header, and where each track begins and ends, whatever their lengths say. */
import { ByteReader, findText, startsAt } from "./byte-reader.ts";
import { MidiReadError } from "./read-error.ts";

/** The header of a file. */
export interface MidiHeader {
  /** 0 one track, 1 tracks that sound together, 2 tracks one after another. */
  readonly format: number;
  readonly trackCount: number;
  /** How long a tick is: so many to the quarter note, or so many to the second (SMPTE). */
  readonly division: { readonly perQuarter: number } | { readonly perSecond: number };
}

/** Where the events of a track stand. */
export interface TrackChunk {
  readonly start: number;
  readonly end: number;
  /** Whether the length that the file says is not the one that it has. */
  readonly lies: boolean;
}

/** Programs put other bytes before the file: RIFF has 20, MacBinary 128. */
const MOST_BEFORE = 256;

/** Bytes of a chunk's name and length. */
const CHUNK_HEAD = 8;

/**
 * Reads the header and finds the tracks.
 * @throws MidiReadError not_midi, broken_header
 */
export function readChunks(bytes: Uint8Array): {
  readonly header: MidiHeader;
  readonly tracks: readonly TrackChunk[];
} {
  const start = findText(bytes, "MThd", 0, Math.min(bytes.length, MOST_BEFORE));
  if (start < 0) throw new MidiReadError("not_midi", "This is not a MIDI file: it does not begin with MThd.");
  if (start + 14 > bytes.length)
    throw new MidiReadError("broken_header", "The MIDI file ends within its header.");
  const reader = new ByteReader(bytes, start + 4);
  const length = reader.uint32();
  const header = { format: reader.uint16(), trackCount: reader.uint16(), division: readDivision(reader) };
  const said = start + CHUNK_HEAD + length;
  // A header may be longer than six bytes (SMF 1.0); one that leads nowhere is not believed.
  const first = length >= 6 && isBoundary(bytes, said) ? said : start + 14;
  return { header, tracks: findTracks(bytes, first) };
}

function readDivision(reader: ByteReader): MidiHeader["division"] {
  const value = reader.uint16();
  if (value < 0x8000) {
    if (value > 0) return { perQuarter: value };
    throw new MidiReadError("broken_header", "The MIDI file's header says that a quarter note has no ticks.");
  }
  const frames = 0x100 - (value >> 8);
  const perSecond = (frames === 29 ? 30_000 / 1001 : frames) * (value & 0xff);
  if (perSecond > 0 && frames <= 30) return { perSecond };
  throw new MidiReadError("broken_header", "The MIDI file's header says that a second has no ticks.");
}

function findTracks(bytes: Uint8Array, first: number): readonly TrackChunk[] {
  const tracks: TrackChunk[] = [];
  let place = first;
  while (place + CHUNK_HEAD <= bytes.length) {
    const start = place + CHUNK_HEAD;
    const end = start + new ByteReader(bytes, place + 4).uint32();
    const believable = isBoundary(bytes, end);
    if (startsAt(bytes, place, "MTrk")) {
      const next = believable ? end : nextTrack(bytes, start);
      tracks.push({ start, end: next, lies: !believable });
      place = next;
    } else {
      // Chunks of other kinds are to be passed over (SMF 1.0).
      place = believable ? end : nextTrack(bytes, place + 1);
    }
  }
  return tracks;
}

/** Whether a chunk can end here: the file does, or another chunk begins. */
function isBoundary(bytes: Uint8Array, place: number): boolean {
  if (place === bytes.length) return true;
  if (place + CHUNK_HEAD > bytes.length) return false;
  return startsAt(bytes, place, "MTrk") || isName(bytes, place);
}

function isName(bytes: Uint8Array, place: number): boolean {
  for (let index = place; index < place + 4; index++) {
    const letter = (bytes[index] ?? 0) | 0x20;
    if (letter < 0x61 || letter > 0x7a) return false;
  }
  return true;
}

function nextTrack(bytes: Uint8Array, from: number): number {
  const next = findText(bytes, "MTrk", from);
  return next < 0 ? bytes.length : next;
}
