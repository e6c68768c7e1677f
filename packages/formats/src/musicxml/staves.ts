/** Which staves and clefs a part is written on. */
import type { Track } from "@music-brain/engine";
import type { PlacedNote } from "./written.ts";

/** A clef. */
export interface Clef {
  readonly sign: "G" | "F" | "percussion";
  readonly line: 2 | 4 | undefined;
  /** Octaves by which the staff sounds higher than it is written. */
  readonly octaves: -1 | 0 | 1;
}

/** One staff of a part. */
export interface Staff {
  readonly clef: Clef;
  readonly notes: readonly PlacedNote[];
}

const treble: Clef = { sign: "G", line: 2, octaves: 0 };
const bass: Clef = { sign: "F", line: 4, octaves: 0 };
const drums: Clef = { sign: "percussion", line: undefined, octaves: 0 };

const MIDDLE_C = 60;
/** A hand's reach: wider chords are for two. */
const REACH = 14;
/** A note of the left hand that sounds on for longer than this is held, in ticks. */
const HELD = 120;
/** Semitones around middle C in which a chord stays with the hand that played the one before. */
const RELUCTANCE = 5;

/** Programs for two hands: pianos, organs, the harp; ensembles and pads, which move like organs. */
function forTwoHands(program: number): boolean {
  if (program < 8 || (program >= 16 && program < 21) || program === 46) return true;
  return (program >= 48 && program < 56) || (program >= 88 && program < 96);
}

const isGuitar = (program: number) => program >= 24 && program < 32;
const isBassInstrument = (program: number) => (program >= 32 && program < 40) || program === 43;

/** The staves of a part: one, or two for a keyboard that plays on both sides of middle C. */
export function stavesOf(
  { role, program }: Pick<Track, "role" | "program">,
  notes: readonly PlacedNote[],
): readonly Staff[] {
  if (role === "drums") return [{ clef: drums, notes }];
  if (isBassInstrument(program)) return [{ clef: { ...bass, octaves: -1 }, notes }];
  if (isGuitar(program)) return [{ clef: { ...treble, octaves: -1 }, notes }];
  if (forTwoHands(program)) {
    const [right, left] = hands(notes);
    if (left.length > 0 && right.length > 0)
      return [
        { clef: treble, notes: right },
        { clef: bass, notes: left },
      ];
  }
  return [{ clef: clefFor(notes), notes }];
}

/** The clef in which the middle of the notes is near the middle of the staff. */
function clefFor(notes: readonly PlacedNote[]): Clef {
  const pitches = notes.map(({ pitch }) => pitch).toSorted((left, right) => left - right);
  const middle = pitches[Math.floor(pitches.length / 2)] ?? MIDDLE_C;
  if (middle >= 86) return { ...treble, octaves: 1 };
  return middle >= 57 ? treble : bass;
}

/**
 * Right hand and left: what is struck together is parted at its widest gap where it is wider than a reach, and else goes to
 * one hand: the right one while the left holds a lower note, then the hand that is nearer, with some reluctance to change.
 */
function hands(
  notes: readonly PlacedNote[],
): readonly [right: readonly PlacedNote[], left: readonly PlacedNote[]] {
  const right: PlacedNote[] = [];
  const left: PlacedNote[] = [];
  let border = MIDDLE_C;
  for (const chord of byStart(notes)) {
    const lowest = chord[0]?.pitch ?? 0;
    const highest = chord.at(-1)?.pitch ?? 0;
    const held = left.at(-1);
    const leftIsBusy =
      held !== undefined && held.playedEnd > (chord[0]?.start ?? 0) + HELD && held.pitch < lowest;
    const isRights = leftIsBusy || (lowest + highest) / 2 >= border;
    const from = highest - lowest > REACH ? aboveWidestGap(chord) : isRights ? lowest : highest + 1;
    for (const note of chord) (note.pitch >= from ? right : left).push(note);
    border = MIDDLE_C + (from <= highest ? -RELUCTANCE : RELUCTANCE);
  }
  return [right, left];
}

function byStart(notes: readonly PlacedNote[]): readonly (readonly PlacedNote[])[] {
  return [...Map.groupBy(notes, ({ start }) => start).values()];
}

/** The pitch above the widest gap of a chord, the gap nearest to middle C among equals. */
function aboveWidestGap(chord: readonly PlacedNote[]): number {
  let above = MIDDLE_C;
  let widest = 0;
  chord.forEach((note, index) => {
    const gap = note.pitch - (chord[index - 1]?.pitch ?? note.pitch);
    const nearer = Math.abs(note.pitch - MIDDLE_C) < Math.abs(above - MIDDLE_C);
    if (gap > widest || (gap === widest && nearer)) [widest, above] = [gap, note.pitch];
  });
  return above;
}
