/** Which tones sound in each beat, and which is the lowest. */
import type { Note } from "../song.ts";
import type { Piece } from "./piece.ts";
import type { Timeline } from "./timeline.ts";

/** The tones of a piece, beat by beat. */
export interface Tones {
  /** Twelve numbers for each beat: how much of the beat each pitch class sounds, all voices added up. */
  readonly weights: Float64Array;
  /** Pitch class of the lowest note of each beat; −1 where nothing sounds. */
  readonly bass: Int8Array;
  /** The same of the note that is lowest where the beat begins. */
  readonly firstBass: Int8Array;
  /** How much the bass says of the chord, 0 … 1: little where it stays for long under others, as a pedal does. */
  readonly bassTrust: Float64Array;
}

/** Players are early by as much: what a note sounds of a beat before it begins counts for the beat itself. Ticks. */
const EARLY = 60;

/** Beats after which the longest note has died away, so that a file of long notes takes no longer than another. */
const LONGEST = 64;

/** A note that sounds less of a beat than this is not its bass. */
const BASS_SHARE = 0.25;

/** Hears the pitched parts of a piece. */
export function hearTones({ parts }: Pick<Piece, "parts">, timeline: Timeline): Tones {
  const { beatStarts } = timeline;
  const count = beatStarts.length - 1;
  const weights = new Float64Array(count * 12);
  const lowest = new Uint8Array(count).fill(NONE);
  const firstLowest = new Uint8Array(count).fill(NONE);
  for (const { percussion, notes } of parts) {
    if (percussion) continue;
    let from = 0;
    for (const note of notes) {
      while (from < count - 1 && (beatStarts[from + 1] ?? 0) - EARLY <= note.start) from++;
      addNote(note, from);
    }
  }
  const bass = classes(lowest);
  const bassTrust = trustIn(bass, timeline);
  bass.forEach((pitch, beat) => {
    if (pitch < 0) return;
    const place = beat * 12 + pitch;
    const trust = bassTrust[beat] ?? 1;
    weights[place] = Math.max(0, (weights[place] ?? 0) - PEDAL_WEIGHT * (1 - trust));
  });
  return { weights, bass, firstBass: classes(firstLowest), bassTrust };

  function addNote({ start, duration, pitch }: Note, from: number): void {
    const end = start + duration;
    for (let beat = from; beat < Math.min(count, from + LONGEST); beat++) {
      const [begins, ends] = [beatStarts[beat] ?? 0, beatStarts[beat + 1] ?? 0];
      if (beat > from && begins >= end - EARLY) break;
      const length = ends - begins;
      const share =
        Math.max(Math.min(end, ends) - Math.max(start, begins), Math.min(duration, EARLY)) / length;
      const place = beat * 12 + (pitch % 12);
      weights[place] = (weights[place] ?? 0) + share;
      const isFirst = start <= begins + EARLY;
      if (share >= BASS_SHARE || isFirst) lower(lowest, beat, pitch);
      if (isFirst) lower(firstLowest, beat, pitch);
    }
  }
}

/** Above every pitch. */
const NONE = 255;

function lower(lowest: Uint8Array, beat: number, pitch: number): void {
  if (pitch < (lowest[beat] ?? NONE)) lowest[beat] = pitch;
}

function classes(pitches: Uint8Array): Int8Array {
  return Int8Array.from(pitches, (pitch) => (pitch === NONE ? -1 : pitch % 12));
}

/** Bars that begin with one bass after which it may be a pedal. */
const PEDAL_BARS = 4;

/** How far a pedal is believed, and how much of its own weight it loses. */
const PEDAL_TRUST = 0.1;
const PEDAL_WEIGHT = 0.9;

function trustIn(bass: Int8Array, { barOf, strengths }: Timeline): Float64Array {
  const trust = new Float64Array(bass.length).fill(1);
  const downbeats = strengths.flatMap((strength, beat) => (strength === 3 ? [beat] : []));
  let from = 0;
  for (let place = 1; place <= downbeats.length; place++) {
    const [first, next] = [downbeats[from] ?? 0, downbeats[place] ?? bass.length];
    const pitch = bass[first] ?? -1;
    if (next < bass.length && bass[next] === pitch) continue;
    if (pitch >= 0 && (barOf[next - 1] ?? 0) - (barOf[first] ?? 0) + 1 >= PEDAL_BARS)
      for (let beat = first; beat < next; beat++) if (bass[beat] === pitch) trust[beat] = PEDAL_TRUST;
    from = place;
  }
  return trust;
}
