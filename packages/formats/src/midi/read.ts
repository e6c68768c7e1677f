/** A Standard MIDI File → its notes, tempo, metre and key signature. */
import type { MetreChange, Note, Piece, PiecePart, TempoChange, WrittenKey } from "@music-brain/engine";
import { DIVISION } from "./metre.ts";
import { type MidiHeader, readChunks } from "./read-chunks.ts";
import { MidiReadError } from "./read-error.ts";
import { readTrack, type TrackListener } from "./read-track.ts";

/** The most notes that a file may hold: a symphony has 30,000. */
export const MOST_NOTES = 100_000;

/** The most tracks that it may have: an orchestra has a hundred. */
export const MOST_TRACKS = 1000;

/** The most quarter notes that it may last: three hours at 110. */
export const MOST_QUARTERS = 20_000;

/** What is in a file. */
export interface MidiReading {
  /** 0, 1 or 2. */
  readonly format: number;
  readonly piece: Piece;
  /** Sentences about what is wrong with the file, where it could be read all the same. */
  readonly notices: readonly string[];
}

/**
 * Reads a MIDI file of type 0, 1 or 2. Whatever can be understood of a broken file is read, and `notices` say what could
 * not; texts, names and markers are passed over. Tracks of a type 2 file follow one another, each from a bar line on.
 * @throws MidiReadError for a file that is no MIDI file, or holds no notes, or more than {@link MOST_NOTES},
 * {@link MOST_TRACKS} or {@link MOST_QUARTERS}
 * @example
 * const hex = "4d546864000000060000000100604d54726b0000000c00903c4060803c4000ff2f00";
 * readMidi(Buffer.from(hex, "hex")).piece.parts.length; // 1
 */
export function readMidi(bytes: Uint8Array): MidiReading {
  const { header, tracks } = readChunks(bytes);
  if (tracks.length > MOST_TRACKS) {
    const most = MOST_TRACKS.toLocaleString("en");
    throw new MidiReadError("too_many_tracks", `The MIDI file has more than ${most} tracks.`);
  }
  const notices: string[] = [];
  const collector = new Collector(header);
  tracks.forEach((chunk, index) => {
    collector.begin(index);
    const { tick, broken } = readTrack(bytes, chunk, collector);
    collector.end(tick);
    if (chunk.lies) notices.push(`Track ${index + 1} is not as long as it says.`);
    if (broken !== undefined) notices.push(`Track ${index + 1} is read as far as it can be: ${broken}.`);
  });
  if (header.format > 2)
    notices.push(`There is no MIDI file of type ${header.format}: it is read as type 1.`);
  if (tracks.length < header.trackCount)
    notices.push(`The file says that it has ${header.trackCount} tracks and has ${tracks.length}.`);
  const piece = collector.piece();
  if (piece.parts.length === 0)
    throw new MidiReadError(
      "no_notes",
      ["There are no notes in the MIDI file.", ...notices.slice(0, 3)].join(" "),
    );
  return { format: header.format, piece, notices };
}

/** A note while it is read: it has no end until its key goes up. */
interface OpenNote {
  readonly start: number;
  duration: number;
  readonly pitch: number;
  readonly velocity: number;
}

interface OpenPart extends PiecePart {
  readonly notes: OpenNote[];
}

/** Puts the events of all tracks together, in ticks of 480 to the quarter. */
class Collector implements TrackListener {
  readonly #isSequence: boolean;
  /** Ticks of ours to one of the file. */
  readonly #scale: number;
  readonly #hasTempo: boolean;
  readonly #programs = new Uint8Array(16);
  readonly #parts = new Map<number, OpenPart>();
  /** What sounds, by channel and pitch: a key that goes down again ends what it began before. */
  readonly #down = new Map<number, OpenNote>();
  readonly #tempi: TempoChange[] = [];
  readonly #metres: MetreChange[] = [];
  #writtenKey: WrittenKey | undefined;
  #track = 0;
  #offset = 0;
  #count = 0;

  constructor({ format, division }: MidiHeader) {
    this.#isSequence = format === 2;
    this.#hasTempo = "perQuarter" in division;
    // Where ticks are parts of a second, a quarter is taken for half of one: 120 a minute.
    this.#scale = DIVISION / ("perQuarter" in division ? division.perQuarter : division.perSecond / 2);
  }

  begin(track: number): void {
    this.#track = track;
  }

  /** Ends what sounds still, and moves on where tracks follow one another. */
  end(tick: number): void {
    const at = this.#ours(tick);
    for (const note of this.#down.values()) endAt(note, at);
    this.#down.clear();
    if (this.#isSequence) this.#offset = Math.ceil(at / (4 * DIVISION)) * 4 * DIVISION;
  }

  noteOn(tick: number, channel: number, pitch: number, velocity: number): void {
    this.#count += 1;
    if (this.#count > MOST_NOTES) {
      const most = MOST_NOTES.toLocaleString("en");
      throw new MidiReadError("too_many_notes", `The MIDI file has more than ${most} notes.`);
    }
    const note: OpenNote = { start: this.#ours(tick), duration: 1, pitch, velocity };
    this.#part(channel).notes.push(note);
    const key = channel * 128 + pitch;
    const before = this.#down.get(key);
    if (before) endAt(before, note.start);
    this.#down.set(key, note);
  }

  noteOff(tick: number, channel: number, pitch: number): void {
    const key = channel * 128 + pitch;
    const note = this.#down.get(key);
    if (note) endAt(note, this.#ours(tick));
    this.#down.delete(key);
  }

  program(channel: number, program: number): void {
    this.#programs[channel] = program;
  }

  tempo(tick: number, microsecondsPerQuarter: number): void {
    if (!this.#hasTempo) return;
    this.#tempi.push({ tick: this.#ours(tick), bpm: Math.round(6e9 / microsecondsPerQuarter) / 100 });
  }

  metre(tick: number, beats: number, unit: number): void {
    this.#metres.push({ tick: this.#ours(tick), beats, unit });
  }

  key(accidentals: number, minor: boolean): void {
    this.#writtenKey ??= { accidentals, minor };
  }

  piece(): Piece {
    const parts = [...this.#parts.values()].map(({ percussion, program, notes }) => ({
      percussion,
      program,
      notes: notes.sort(
        (one, other) => one.start - other.start || one.pitch - other.pitch,
      ) as readonly Note[],
    }));
    return {
      parts,
      tempoChanges: changing(this.#tempi, (one, other) => one.bpm === other.bpm),
      metreChanges: changing(
        this.#metres,
        (one, other) => one.beats === other.beats && one.unit === other.unit,
      ),
      ...(this.#writtenKey && { writtenKey: this.#writtenKey }),
    };
  }

  #part(channel: number): OpenPart {
    const key = this.#track * 16 + channel;
    const known = this.#parts.get(key);
    if (known) return known;
    const part = { percussion: channel === 9, program: this.#programs[channel] ?? 0, notes: [] };
    this.#parts.set(key, part);
    return part;
  }

  #ours(tick: number): number {
    const ticks = this.#offset + Math.round(tick * this.#scale);
    if (ticks <= MOST_QUARTERS * DIVISION) return ticks;
    const most = MOST_QUARTERS.toLocaleString("en");
    throw new MidiReadError("too_long", `The MIDI file lasts longer than ${most} quarter notes.`);
  }
}

function endAt(note: OpenNote, tick: number): void {
  note.duration = Math.max(1, tick - note.start);
}

/** What is written, in order of time, without what only says again what holds already; the last of one tick counts. */
function changing<Change extends { readonly tick: number }>(
  written: readonly Change[],
  same: (one: Change, other: Change) => boolean,
): readonly Change[] {
  const changes: Change[] = [];
  for (const change of [...written].sort((one, other) => one.tick - other.tick)) {
    if (changes.at(-1)?.tick === change.tick) changes.pop();
    const before = changes.at(-1);
    if (!before || !same(before, change)) changes.push(change);
  }
  return changes;
}
