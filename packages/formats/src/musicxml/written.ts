/** A part's notes in written time: where each begins on paper, before it is decided how long it is written. */
import type { Note, TimeSignature } from "@music-brain/engine";
import { type Beat, barTicks, beatsOf } from "./beats.ts";
import { type Division, divisionOf, snapped } from "./grid.ts";
import { type Swing, straightened } from "./swing.ts";

/** A note that has a place on paper. Times are ticks from the start of the song. */
export interface PlacedNote {
  readonly pitch: number;
  readonly velocity: number;
  /** Where it is written. */
  readonly start: number;
  /** Where it ended as it was played, less what the player was early or late at its beginning. */
  readonly playedEnd: number;
}

/** How each beat of a part is divided, asked by a tick within it. */
export type Divisions = (tick: number) => Division & { readonly beat: Beat };

/** A part in written time. */
export interface PlacedPart {
  /** By start, then pitch. */
  readonly notes: readonly PlacedNote[];
  readonly divisions: Divisions;
}

/** How early before a beat an onset still is that beat's, in ticks. */
const EARLY = 36;

/**
 * Gives every note its written place. Two notes of one pitch that fall on one place become one, the longer: a flam, say.
 */
export function placed(notes: readonly Note[], metre: TimeSignature, swing: Swing | undefined): PlacedPart {
  const bar = barTicks(metre);
  const beats = beatsOf(metre);
  const beatAt = (tick: number): Beat => {
    const barStart = Math.floor(tick / bar) * bar;
    const inBar = beats.findLast(({ start }) => barStart + start <= tick) ?? { start: 0, length: bar };
    return { start: barStart + inBar.start, length: inBar.length };
  };
  const onsets = new Map<number, number[]>();
  const straight = notes.map(({ start }) => straightened(start, swing));
  for (const onset of straight) {
    const { start } = beatAt(Math.max(0, onset + EARLY));
    onsets.set(start, [...(onsets.get(start) ?? []), onset - start]);
  }
  const known = new Map<number, Division & { readonly beat: Beat }>();
  const divisions: Divisions = (tick) => {
    const beat = beatAt(tick);
    const division = known.get(beat.start) ?? { beat, ...divisionOf(onsets.get(beat.start) ?? [], beat) };
    known.set(beat.start, division);
    return division;
  };
  const byPlace = new Map<string, PlacedNote>();
  notes.forEach((note, index) => {
    const onset = straight[index] ?? note.start;
    const { beat, part } = divisions(Math.max(0, onset + EARLY));
    const start = beat.start + Math.max(0, snapped(onset - beat.start, part));
    const playedEnd = start + straightened(note.start + note.duration, swing) - onset;
    const key = `${start} ${note.pitch}`;
    const other = byPlace.get(key);
    byPlace.set(key, {
      pitch: note.pitch,
      velocity: Math.max(note.velocity, other?.velocity ?? 0),
      start,
      playedEnd: Math.max(playedEnd, other?.playedEnd ?? 0),
    });
  });
  const inOrder = [...byPlace.values()].sort(
    (left, right) => left.start - right.start || left.pitch - right.pitch,
  );
  return { notes: inOrder, divisions };
}
