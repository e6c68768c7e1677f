/** Everything that a player does at one moment: what strikes together in the score moves together. */
import { metricStrength, SIXTEENTH } from "../plan/metre.ts";
import { chanceAt } from "../random.ts";
import type { Note, Role } from "../song.ts";
import { TICKS_PER_QUARTER } from "../song.ts";
import type { Ensemble } from "./ensemble.ts";
import { type Spread, spreadOf } from "./hands.ts";
import type { Manner } from "./manners.ts";
import type { Part } from "./performance.ts";
import { arch, MEAN_ARCH } from "./phrases.ts";
import { type Touch, touches } from "./touch.ts";

/** A player with a part before them; the moment that is played is written into it, so that no note costs an object. */
export interface Reader {
  readonly role: Role;
  readonly touch: Touch;
  readonly spread: Spread;
  /** What chance `chanceAt` draws for this player. */
  readonly salt: number;
  /** How far the hand strays, how late the role is, how much it bends a phrase: all in ticks. */
  readonly wander: number;
  readonly lag: number;
  readonly rubato: number;
  /** Looseness of the genre and humanity together. */
  readonly loose: number;

  /** The part's mean pitch. */
  readonly middle: number;

  bar: number;
  beat: number;
  section: number;
  /** What chance adds in this bar, the same to all, and in this beat: −1 … 1. */
  band: number;
  own: number;
  /** How many notes are struck at this moment, and whether they close a phrase. */
  size: number;
  closes: boolean;
  /** What chance takes of the length of a tone, 0 … 1. */
  clip: number;
  /** Sixteenths from the bar line. */
  step: number;
  /** Ticks that this moment comes late, and velocity that it gains. */
  late: number;
  louder: number;
  /** Ticks from one tone of a chord to the next, and whether they go up. */
  apart: number;
  upwards: boolean;
}

/** A player at the start of their part. */
export function readerOf(
  { player: { role, program }, notes }: Part,
  salt: number,
  ensemble: Ensemble,
): Reader {
  const { humanize, manner, ticksPerMillisecond } = ensemble;
  const touch = touches[role];
  const loose = humanize * manner.looseness;
  return {
    role,
    touch,
    spread: spreadOf(program),
    salt,
    // Three draws are added, each in −1 … 1.
    wander: (loose * touch.jitter * ticksPerMillisecond) / 1.7,
    lag: humanize * lagOf(role, manner) * ticksPerMillisecond,
    rubato: loose * touch.rubato * (0.4 + 0.6 * manner.freedom) * ticksPerMillisecond,
    loose,
    // Drums have no height.
    middle: role === "drums" ? 0 : meanPitch(notes),
    bar: -1,
    beat: -1,
    section: 0,
    band: 0,
    own: 0,
    size: 1,
    closes: false,
    clip: 0,
    step: 0,
    late: 0,
    louder: 0,
    apart: 0,
    upwards: true,
  };
}

function lagOf(role: Role, { lag }: Manner): number {
  switch (role) {
    case "melody":
    case "counter-melody":
      return lag.melody;
    case "chords":
    case "bass":
      return lag[role];
    case "pad":
    case "drums":
      return 0;
  }
}

/** The most that two tones of a chord are apart, in milliseconds. */
const LONGEST_SPREAD = 110;

/** Velocity that a rise of the arc by 1 within a section would add; it rises by a tenth or so. */
const CRESCENDO = 36;

/**
 * Reads a moment of the part.
 * @param first the first of the notes that are written for it
 * @param size how many there are
 * @param along where in its own phrase a melody is, 0 … 1
 */
export function readMoment(
  reader: Reader,
  ensemble: Ensemble,
  first: Note,
  size: number,
  along: number,
): void {
  const { score, shape, humanize, feel, ticksPerMillisecond } = ensemble;
  const { touch, salt, role } = reader;
  const { start } = first;
  const bar = Math.min(shape.section.length - 1, Math.floor(start / score.ticksPerBar));
  const section = shape.section[bar] ?? 0;
  const step = Math.floor((start - bar * score.ticksPerBar) / SIXTEENTH);
  const beat = Math.floor(start / TICKS_PER_QUARTER);
  if (bar !== reader.bar) reader.band = signed(ensemble.salt, bar);
  if (beat !== reader.beat) reader.own = signed(salt, -1 - beat);
  reader.bar = bar;
  reader.beat = beat;
  reader.section = section;
  reader.step = step;
  reader.size = size;
  reader.closes = along === 1;

  // One draw is enough for three: its leading, middle and last bits.
  const draw = chanceAt(salt, start);
  const second = lastBits(draw);
  reader.clip = lastBits(second);
  const stray = reader.band + reader.own + 2 * draw - 1;
  const wander = reader.wander * (ensemble.unevenness[section] ?? 1) * stray;
  // The bass listens to the foot on the kick.
  const kick = role === "bass" ? reader.loose * (feel.late[step] ?? 0) : 0;
  const bend = reader.rubato * ((2 * along - 1) * (2 * along - 1) - 1 / 3);
  reader.late = wander + kick + bend + reader.lag * (ensemble.leaning[section] ?? 1);

  const place = (start - (shape.phraseStart[bar] ?? 0)) / (shape.phraseLength[bar] ?? 1);
  const swell = touch.arch * (ensemble.swell[section] ?? 1);
  const opened = swell * 1.2 * (arch(place) - MEAN_ARCH) + CRESCENDO * (shape.lean[bar] ?? 0);
  const accent = (ensemble.accent[section] ?? 0) * (metricStrength(score.plan.timeSignature, step) / 3 - 0.5);
  const sudden = (ensemble.sudden[section] ?? 0) * signed(ensemble.salt, -1 - (bar >> 1));
  reader.louder = humanize * (opened + accent + sudden + touch.uneven * (2 * second - 1));

  reader.apart = 0;
  if (size === 1 || role === "drums") return;
  const calm = 1.35 - 0.6 * (score.plan.sections[section]?.affect.arousal ?? 0.5);
  const longest = Math.min(LONGEST_SPREAD * ticksPerMillisecond, first.duration * 0.4) / (size - 1);
  reader.apart = humanize * Math.min(reader.spread.perTone * calm * ticksPerMillisecond, longest);
  reader.upwards = !(reader.spread.strums && step % 4 !== 0);
}

/** The bits of a draw after its first eleven, as a draw in [0, 1) of their own. */
export function lastBits(draw: number): number {
  const moved = draw * 2048;
  return moved - Math.floor(moved);
}

function meanPitch(notes: readonly Note[]): number {
  let sum = 0;
  for (const { pitch } of notes) sum += pitch;
  return sum / Math.max(1, notes.length);
}

/** A number in −1 … 1 that belongs to a place. */
function signed(salt: number, place: number): number {
  return 2 * chanceAt(salt, place) - 1;
}
