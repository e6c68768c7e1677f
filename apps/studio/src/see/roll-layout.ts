/** Where notes lie on the piano roll, and which note lies at a place. */
import type { WireSong } from "@music-brain/contract";
import { lengthOf } from "./song-time.ts";

/** A note as a box, in pixels. */
export interface NoteBox {
  readonly track: number;
  readonly note: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 0 … 1. */
  readonly loudness: number;
}

/** The roll of a song at a size. */
export interface RollLayout {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are drawn: what lies behind comes first. */
  readonly boxes: readonly NoteBox[];
  /** Pixels from the left for a tick. */
  readonly x: (tick: number) => number;
  /** The y of the line above the drums; undefined where there are none. */
  readonly drumsFrom: number | undefined;
}

/** The share of the height that drums take. */
const DRUMS = 0.2;
/** Semitones of air above and below. */
const AIR = 2;
/** Narrower notes could not be seen. */
const NARROWEST = 2;

/** Lays the notes of a song out. */
export function layOutRoll(song: WireSong, width: number, height: number): RollLayout {
  const x = (tick: number) => (tick / lengthOf(song)) * width;
  const drums = song.tracks.some(({ role, notes }) => role === "drums" && notes.length > 0);
  const pitchedHeight = height * (drums ? 1 - DRUMS : 1);
  const pitched = rows(
    song.tracks.flatMap(({ role, notes }) => (role === "drums" ? [] : notes.map(({ pitch }) => pitch))),
    AIR,
  );
  const kit = [
    ...new Set(
      song.tracks.flatMap(({ role, notes }) => (role === "drums" ? notes.map(({ pitch }) => pitch) : [])),
    ),
  ].sort((one, other) => one - other);
  const boxes = song.tracks.flatMap(({ role, notes }, track) =>
    notes.map(({ start, duration, pitch, velocity }, note): NoteBox => {
      const isDrum = role === "drums";
      const rowHeight = isDrum ? (height * DRUMS) / kit.length : pitchedHeight / pitched.count;
      const row = isDrum ? kit.length - 1 - kit.indexOf(pitch) : pitched.highest - pitch;
      return {
        track,
        note,
        x: x(start),
        y: (isDrum ? pitchedHeight : 0) + row * rowHeight,
        width: Math.max(NARROWEST, x(duration) - 1),
        height: Math.max(NARROWEST, rowHeight - 0.5),
        loudness: velocity / 127,
      };
    }),
  );
  const front = song.tracks.findIndex(({ role }) => role === "melody");
  const order = (box: NoteBox) => (box.track === front ? 1 : 0);
  boxes.sort((one, other) => order(one) - order(other));
  return { width, height, boxes, x, drumsFrom: drums ? pitchedHeight : undefined };
}

/** The note at a place, the foremost first; a little beside it counts, for fingers. */
export function noteAt({ boxes }: RollLayout, x: number, y: number, reach = 4): NoteBox | undefined {
  return boxes.findLast(
    (box) =>
      x >= box.x - reach &&
      x <= box.x + box.width + reach &&
      y >= box.y - reach &&
      y <= box.y + box.height + reach,
  );
}

/** A note of a track, by their places. */
export interface NotePlace {
  readonly track: number;
  readonly note: number;
}

/**
 * Where an arrow key leads from a note: left and right in its track, up and down to what the other tracks play then.
 * Undefined for other keys, and at the ends.
 */
export function noteAfter(song: WireSong, at: NotePlace | undefined, key: string): NotePlace | undefined {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
  if (step === undefined) return undefined;
  const sounding = song.tracks.flatMap(({ notes }, track) => (notes.length > 0 ? [track] : []));
  if (at === undefined) return sounding[0] === undefined ? undefined : { track: sounding[0], note: 0 };
  const [down = 0, along = 0] = step;
  if (down === 0) {
    const note = at.note + along;
    return song.tracks[at.track]?.notes[note] ? { track: at.track, note } : undefined;
  }
  const track = sounding[sounding.indexOf(at.track) + down];
  const start = song.tracks[at.track]?.notes[at.note]?.start ?? 0;
  if (track === undefined) return undefined;
  const note = song.tracks[track]?.notes.findLastIndex((other) => other.start <= start) ?? -1;
  return { track, note: Math.max(0, note) };
}

function rows(pitches: readonly number[], air: number): { readonly highest: number; readonly count: number } {
  let [lowest, highest] = [127, 0];
  for (const pitch of pitches) [lowest, highest] = [Math.min(lowest, pitch), Math.max(highest, pitch)];
  if (lowest > highest) return { highest: 72, count: 24 };
  return { highest: highest + air, count: highest - lowest + 1 + 2 * air };
}
