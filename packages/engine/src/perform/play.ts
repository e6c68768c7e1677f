/**
 * How a player plays a part: a little beside the beat, and shaped.
 *
 * What is added to the score, all of it in proportion to `humanize`:
 * - timing: the drummers' own places beside the grid; a lag behind the drums by role; rubato of melodies, which come
 *   late at the ends of a phrase and press on within it; an unsteadiness that is slow and quick at once, as it is
 *   between people who play together (Hennig et al. 2011 find 1/f noise; bar, beat and stroke are summed, after Voss &
 *   Clarke 1978);
 * - chords come apart as the instrument has it;
 * - loudness: the arch of the phrase (Todd 1992), higher is louder (Friberg, Bresin & Sundberg 2006), the top of a chord
 *   stands out (Goebl 2001), a crescendo where the arc leads upwards;
 * - length: tones are a little shorter than written, the last of a phrase more so, which sets phrases apart
 *   (punctuation: Friberg, Bresin & Sundberg 2006).
 */
import type { OriginId } from "../explain/origins.ts";
import { chanceAt, type Stream } from "../random.ts";
import { sortNearlySorted } from "../rhythm/order.ts";
import type { Note } from "../song.ts";
import { feelPlace } from "./drummers.ts";
import type { Ensemble } from "./ensemble.ts";
import { lastBits, type Reader, readerOf, readMoment } from "./moment.ts";
import type { Part } from "./performance.ts";

/** A note while it is being played. */
interface Played {
  start: number;
  duration: number;
  readonly pitch: number;
  readonly velocity: number;
  readonly origin?: OriginId;
}

/** Velocity that the top of a chord gains, and that its inner tones lose. */
const TOP = 4;
const INNER = 2;

/** The most velocity that a tone gains or loses by its height. */
const HEIGHT = 7;

/**
 * The notes as they are played, by start, then pitch: as many as are written, with their pitches and origins. None
 * begins before 0 or ends after the song, none meets another of its pitch, and what sings one tone at a time still does.
 * With a `humanize` of 0 they are the notes that are written.
 */
export function playPart(written: Part, ensemble: Ensemble, stream: Stream): readonly Note[] {
  const { player, notes } = written;
  if (ensemble.humanize === 0) return notes;
  const reader = readerOf(written, stream.fork(player.role).next(), ensemble);
  const along = reader.rubato > 0 ? placesInPhrases(notes) : undefined;
  const end = ensemble.score.plan.totalBars * ensemble.score.ticksPerBar;
  const latest: (Played | undefined)[] = new Array(128);
  const played = new Array<Played>(notes.length);
  let count = 0;
  let writtenEnd = 0;
  for (let index = 0; index < notes.length; ) {
    const first = notes[index];
    if (!first) break;
    const size = sizeOfGroup(notes, index);
    readMoment(reader, ensemble, first, size, along?.[index] ?? 0.5);
    for (let rank = 0; rank < size; rank++) {
      const note = notes[index + rank];
      if (!note) break;
      const next = playNote(reader, ensemble, note, rank, end);
      const last = reader.touch.single && writtenEnd <= note.start ? played[count - 1] : undefined;
      const same = latest[note.pitch];
      if (last) part(last, next, end);
      if (same && same !== last) part(same, next, end);
      latest[note.pitch] = next;
      played[count++] = next;
    }
    writtenEnd = first.start + first.duration;
    index += size;
  }
  sortNearlySorted(played);
  return played;
}

/**
 * One note of the moment that is read.
 * @param rank its place from the lowest of the notes that are written together
 * @param end where the song ends, in ticks
 */
function playNote(reader: Reader, ensemble: Ensemble, note: Note, rank: number, end: number): Played {
  const { humanize, feel } = ensemble;
  const { touch, salt, role, step, size } = reader;
  const { start, duration, pitch } = note;
  let { late, louder } = reader;
  let delay = 0;
  let held = duration;
  if (role === "drums") {
    const at = feelPlace(feel, pitch, step);
    const draw = chanceAt(salt, start * 128 + pitch);
    late +=
      reader.loose * (feel.late[at] ?? 0) + LIMB * reader.wander * (feel.spread[at] ?? 1) * (2 * draw - 1);
    louder += humanize * touch.uneven * (feel.uneven[at] ?? 1) * (2 * lastBits(draw) - 1);
  } else {
    // The hand that spreads a chord lets go of it at once.
    delay = reader.apart * (reader.upwards ? rank : size - 1 - rank);
    held -= delay;
    louder += humanize * Math.max(-HEIGHT, Math.min(HEIGHT, touch.high * (pitch - reader.middle)));
    if (size > 1) louder += humanize * (rank === size - 1 ? TOP : rank > 0 ? -INNER : 0);
    held *= 1 - humanize * touch.clipped * (reader.clip + (reader.closes ? 1 : 0));
  }
  const from = Math.max(
    0,
    Math.min(end - 1, nearest(start + Math.max(EARLIEST, Math.min(LATEST, late)) + delay)),
  );
  const length = Math.max(Math.min(duration, SHORTEST), nearest(held));
  const velocity = Math.max(1, Math.min(127, nearest(note.velocity + louder)));
  const to = Math.min(length, end - from);
  return note.origin === undefined
    ? { start: from, duration: to, pitch, velocity }
    : { start: from, duration: to, pitch, velocity, origin: note.origin };
}

/** The nearest whole number as a 32-bit integer: what `Math.round` gives may be −0, and costs a box in every note. */
function nearest(value: number): number {
  return Math.floor(value + 0.5) | 0;
}

/** However loose the hand, a stroke stays nearer to its own sixteenth than to the next: ticks beside it. */
const EARLIEST = -36;
const LATEST = 48;

/** How far the limbs of a drummer stray from one another, as a share of how far all of them stray. */
const LIMB = 0.5;

/** A tone that is written longer than this many ticks stays at least as long. */
const SHORTEST = 30;

/** Lets one note end before the next begins, and begin before it. */
function part(before: Played, next: Played, end: number): void {
  if (next.start <= before.start) {
    next.start = Math.min(end - 1, before.start + 1);
    next.duration = Math.min(next.duration, end - next.start);
  }
  before.duration = Math.max(1, Math.min(before.duration, next.start - before.start));
}

/** How many notes are written for the moment of the note at that index. */
function sizeOfGroup(notes: readonly Note[], index: number): number {
  const start = notes[index]?.start;
  let size = 1;
  while (notes[index + size]?.start === start) size++;
  return size;
}

/** A rest of an eighth sets phrases of a melody apart. */
const BREATH = 240;

/** Where each note of a melody stands in its phrase: 0 the first … 1 the last. A phrase of one note has it at 0.5. */
function placesInPhrases(notes: readonly Note[]): Float64Array {
  const places = new Float64Array(notes.length).fill(0.5);
  let first = 0;
  for (let index = 1; index <= notes.length; index++) {
    const before = notes[index - 1];
    const note = notes[index];
    if (!before) continue;
    if (note && note.start - before.start - before.duration < BREATH) continue;
    const start = notes[first]?.start ?? 0;
    const span = before.start - start;
    for (let inner = first; span > 0 && inner < index; inner++) {
      places[inner] = ((notes[inner]?.start ?? start) - start) / span;
    }
    first = index;
  }
  return places;
}
