/** Two lists of notes: what stays, what moves, what comes and what goes. */
import { EARLY } from "../edit/places.ts";

/** A note with its start counted from the bar line. */
export interface PlacedNote {
  readonly start: number;
  readonly duration: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** How the notes of one stretch became those of another. Each note is counted once. */
export interface NoteChanges {
  /** The same in every respect. */
  readonly kept: number;
  /** The same tone at the same place, played louder, softer, longer, shorter, or a moment earlier or later. */
  readonly inflected: number;
  /** The same tone at another place. */
  readonly moved: number;
  /** Another tone at the same place. */
  readonly repitched: number;
  readonly added: number;
  readonly removed: number;
}

/** No notes, no changes. */
export const NO_CHANGES: NoteChanges = {
  kept: 0,
  inflected: 0,
  moved: 0,
  repitched: 0,
  added: 0,
  removed: 0,
};

/** The changes of two stretches together. */
export function sumOf(one: NoteChanges, other: NoteChanges): NoteChanges {
  return {
    kept: one.kept + other.kept,
    inflected: one.inflected + other.inflected,
    moved: one.moved + other.moved,
    repitched: one.repitched + other.repitched,
    added: one.added + other.added,
    removed: one.removed + other.removed,
  };
}

/** Whether nothing changed. */
export function isUnchanged({ inflected, moved, repitched, added, removed }: NoteChanges): boolean {
  return inflected + moved + repitched + added + removed === 0;
}

/**
 * Pairs two lists of notes: first the same tones at the same place (as written: players are early or late by up to
 * 40 ticks), then the same tones elsewhere in the bar, then other tones at the same place. What is left over came or
 * went. The time grows with n log n.
 */
export function noteChanges(before: readonly PlacedNote[], after: readonly PlacedNote[]): NoteChanges {
  const old = before.toSorted(byPitch);
  const fresh = after.toSorted(byPitch);
  let kept = 0;
  let inflected = 0;
  const same = paired(old, fresh, (one, other) => one.pitch - other.pitch || apart(one, other));
  for (const [one, other] of same.pairs) {
    if (one.start === other.start && one.duration === other.duration && one.velocity === other.velocity)
      kept++;
    else inflected++;
  }
  const elsewhere = paired(same.before, same.after, (one, other) => one.pitch - other.pitch);
  const here = paired(elsewhere.before.toSorted(byStart), elsewhere.after.toSorted(byStart), apart);
  return {
    kept,
    inflected,
    moved: elsewhere.pairs.length,
    repitched: here.pairs.length,
    added: here.after.length,
    removed: here.before.length,
  };
}

/** 0 where two notes are written at the same place. */
function apart(one: PlacedNote, other: PlacedNote): number {
  const distance = one.start - other.start;
  return Math.abs(distance) <= EARLY ? 0 : distance;
}

interface Pairing {
  readonly pairs: readonly (readonly [PlacedNote, PlacedNote])[];
  readonly before: readonly PlacedNote[];
  readonly after: readonly PlacedNote[];
}

/** Walks through two sorted lists and pairs what compares as 0. */
function paired(
  before: readonly PlacedNote[],
  after: readonly PlacedNote[],
  compare: (one: PlacedNote, other: PlacedNote) => number,
): Pairing {
  const pairs: [PlacedNote, PlacedNote][] = [];
  const gone: PlacedNote[] = [];
  const come: PlacedNote[] = [];
  let place = 0;
  for (const one of before) {
    let other = after[place];
    while (other !== undefined && compare(one, other) > 0) {
      come.push(other);
      other = after[++place];
    }
    if (other !== undefined && compare(one, other) === 0) {
      pairs.push([one, other]);
      place++;
    } else gone.push(one);
  }
  return { pairs, before: gone, after: [...come, ...after.slice(place)] };
}

function byPitch(one: PlacedNote, other: PlacedNote): number {
  return one.pitch - other.pitch || one.start - other.start;
}

function byStart(one: PlacedNote, other: PlacedNote): number {
  return one.start - other.start || one.pitch - other.pitch;
}
