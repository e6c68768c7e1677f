/** What is counted in each bar, so that any stretch of bars is measured by adding up. */
import { TICKS_PER_QUARTER } from "../song.ts";
import { dissonanceOf } from "./dissonance.ts";
import type { Piece, PiecePart } from "./piece.ts";
import type { Timeline } from "./timeline.ts";
import type { Tones } from "./tones.ts";

/** What is counted. */
const COUNTED = [
  /** Notes of all parts, and the sum of their velocities. */
  "notes",
  "velocity",
  /** Attacks: notes of one part that begin together count once. */
  "attacks",
  /** Attacks of percussion. */
  "drums",
  /** Notes of the tune, the sum of their pitches, and their attacks off the beat. */
  "tuneNotes",
  "tunePitch",
  /** How long notes of the tune are held of the time to the next, summed up, and how many were asked. */
  "held",
  "heldOf",
  /** Notes of all pitched parts and the sum of their pitches. */
  "pitched",
  "pitch",
  /** Beats in which two tones sound at least, and the sum of their dissonance. */
  "chordBeats",
  "dissonance",
] as const;

/** The name of something that is counted. */
export type Counted = (typeof COUNTED)[number];

/** Numbers for each bar. */
export type BarCounts = Readonly<Record<Counted, Float64Array>> & {
  /** Twelve numbers a bar: how long each pitch class sounds, in beats. */
  readonly classes: Float64Array;
  /** One bit for each part that begins a note there, up to 30 of them. */
  readonly players: Int32Array;
};

/** Rests of two beats and more part phrases: they say nothing about how a note is played. */
const PHRASE_BREAK = 2 * TICKS_PER_QUARTER;

/** Counts a piece bar by bar. */
export function countBars(
  { parts }: Piece,
  tune: PiecePart | undefined,
  tones: Tones,
  timeline: Timeline,
): BarCounts {
  const { barStarts, barOf } = timeline;
  const bars = barStarts.length - 1;
  const empty = () => new Float64Array(bars);
  const counts = {
    notes: empty(),
    velocity: empty(),
    attacks: empty(),
    drums: empty(),
    tuneNotes: empty(),
    tunePitch: empty(),
    held: empty(),
    heldOf: empty(),
    pitched: empty(),
    pitch: empty(),
    chordBeats: empty(),
    dissonance: empty(),
    classes: new Float64Array(bars * 12),
    players: new Int32Array(bars),
  } satisfies BarCounts;
  parts.forEach((part, index) => {
    let bar = 0;
    let sixteenth = -1;
    part.notes.forEach(({ start, duration, pitch, velocity }, place) => {
      while (bar < bars - 1 && (barStarts[bar + 1] ?? 0) <= start) bar++;
      add(counts.notes, bar, 1);
      add(counts.velocity, bar, velocity);
      counts.players[bar] = (counts.players[bar] ?? 0) | (1 << Math.min(index, 30));
      const at = Math.round((start * 4) / TICKS_PER_QUARTER);
      if (at !== sixteenth) {
        add(counts.attacks, bar, 1);
        if (part.percussion) add(counts.drums, bar, 1);
      }
      sixteenth = at;
      if (part.percussion) return;
      add(counts.pitched, bar, 1);
      add(counts.pitch, bar, pitch);
      if (part !== tune) return;
      add(counts.tuneNotes, bar, 1);
      add(counts.tunePitch, bar, pitch);
      const gap = (part.notes[place + 1]?.start ?? 0) - start;
      if (gap <= 0 || gap - duration >= PHRASE_BREAK) return;
      add(counts.held, bar, Math.min(1, duration / gap));
      add(counts.heldOf, bar, 1);
    });
  });
  barOf.forEach((bar, beat) => {
    let sounding = 0;
    for (let pitch = 0; pitch < 12; pitch++) {
      const weight = tones.weights[beat * 12 + pitch] ?? 0;
      counts.classes[bar * 12 + pitch] = (counts.classes[bar * 12 + pitch] ?? 0) + weight;
      if (weight > SOUNDS) sounding |= 1 << pitch;
    }
    const harsh = dissonanceOf(sounding);
    if (harsh === undefined) return;
    add(counts.chordBeats, bar, 1);
    add(counts.dissonance, bar, harsh);
  });
  return counts;
}

function add(counts: Float64Array, bar: number, amount: number): void {
  counts[bar] = (counts[bar] ?? 0) + amount;
}

/** The share of a beat that a tone has to sound to rub against others. */
const SOUNDS = 0.2;
