/**
 * Grooves in order of density, and what lies between them. Each rung says for every drum and step how likely a stroke
 * is; between two rungs the likelihoods are mixed, so that strokes come and go one by one as the energy changes.
 */
import { type Drum, drumKeys, type Groove } from "../data/grooves.ts";
import type { LearnedLane, LearnedLevel, LearnedVoice } from "../data/learned/drums.ts";

/** The drums, by ascending percussion key: the order in which strokes that fall together are written. */
export const drums: readonly Drum[] = (Object.keys(drumKeys) as Drum[]).sort(
  (one, other) => drumKeys[one] - drumKeys[other],
);

/** One drum on one rung. */
export interface Line {
  /** Index in {@link drums}. */
  readonly drum: number;
  /** How likely a stroke is, 0 … 1, by step. */
  readonly share: Float32Array;
  /** How loud it is, 0 … 1, by step. */
  readonly loudness: Float32Array;
}

/** A groove of one density. */
export interface Rung {
  readonly lines: readonly Line[];
  /** How much of the time is kept on the ride, 0 … 1. */
  readonly ride: number;
  /** How likely a stroke of the time-keeping hand is an open hat, by step. */
  readonly open: Float32Array | null;
}

/** Rungs from sparse to dense, all of one length. */
export interface Ladder {
  readonly steps: number;
  readonly rungs: readonly Rung[];
  /** Whether it was written out: then what is added between two rungs comes on the beat first, as a machine adds it. */
  readonly written: boolean;
}

const drumIndex = (drum: Drum) => drums.indexOf(drum);

/** The drum that stands for the hand that keeps time, until it is known where. */
export const HAND = drumIndex("closedHat");

const drumOfVoice: Readonly<Record<LearnedVoice, Drum>> = {
  kick: "kick",
  snare: "snare",
  stick: "stick",
  hand: "closedHat",
  pedal: "pedalHat",
  highTom: "highTom",
  midTom: "midTom",
  lowTom: "lowTom",
};

/** How loud each voice is at its loudest, and the velocity share that counts as loudest at the least. */
const balance: Readonly<Record<LearnedVoice, readonly [loudest: number, full: number]>> = {
  kick: [0.95, 0],
  snare: [1, 0.75],
  stick: [0.8, 0.5],
  hand: [0.82, 0],
  pedal: [0.6, 0],
  highTom: [0.9, 0.7],
  midTom: [0.9, 0.7],
  lowTom: [0.9, 0.7],
};

const ofLanes = new WeakMap<LearnedLane, Ladder>();
/** By the first groove of each: all of its grooves, and what they are a ladder of. */
const ofGrooves = new WeakMap<Groove, { readonly grooves: readonly Groove[]; readonly ladder: Ladder }[]>();

/** The ladder of learned grooves on one foundation. */
export function ladderOfLane(lane: LearnedLane): Ladder {
  const known = ofLanes.get(lane);
  if (known) return known;
  const levels = lane.levels();
  const loudest = new Map<LearnedVoice, number>();
  for (const { lines } of levels) {
    for (const { voice, loudness, share } of lines) {
      loudness.forEach((value, step) => {
        if ((share[step] ?? 0) > 0.3) loudest.set(voice, Math.max(loudest.get(voice) ?? 0.1, value));
      });
    }
  }
  const rung = (level: LearnedLevel): Rung => ({
    ride: level.ride,
    open: level.open,
    lines: level.lines.map(({ voice, share, loudness }) => {
      const [most, full] = balance[voice];
      const scale = most / Math.max(full, loudest.get(voice) ?? 1);
      return {
        drum: drumIndex(drumOfVoice[voice]),
        share,
        loudness: loudness.map((value) => Math.min(1, value * scale)),
      };
    }),
  });
  const ladder = { steps: 32, rungs: levels.map(rung), written: false };
  ofLanes.set(lane, ladder);
  return ladder;
}

/** The ladder of grooves that are written out, quiet ones first. */
export function ladderOfGrooves(grooves: readonly [Groove, ...Groove[]]): Ladder {
  const family = ofGrooves.get(grooves[0]) ?? [];
  ofGrooves.set(grooves[0], family);
  const known = family.find((other) => isSameList(other.grooves, grooves));
  if (known) return known.ladder;
  const steps = Math.max(...grooves.flatMap((groove) => Object.values(groove).map(({ length }) => length)));
  const rungs = grooves.map((groove) => ({
    lines: linesOf(groove, steps),
    ride: rideOf(groove),
    open: null,
  }));
  const ladder = { steps, rungs, written: true };
  family.push({ grooves, ladder });
  return ladder;
}

function isSameList(some: readonly Groove[], others: readonly Groove[]): boolean {
  return some.length === others.length && some.every((groove, index) => groove === others[index]);
}

/** One hand keeps time: a groove with a ride and no hat has its time on the ride. */
function rideOf({ ride, closedHat }: Groove): 0 | 1 {
  return ride !== undefined && closedHat === undefined ? 1 : 0;
}

/** The lines of a groove; one of a single bar is repeated where others have two. */
function linesOf(groove: Groove, steps: number): Line[] {
  const onRide = rideOf(groove) === 1;
  return drums.flatMap((name, place) => {
    const text = groove[name];
    if (text === undefined) return [];
    const drum = onRide && name === "ride" ? HAND : place;
    const whole = text.repeat(Math.max(1, steps / text.length));
    const loudness = Float32Array.from(whole, (digit) => (digit === "." ? 0 : Number(digit) / 9));
    return [{ drum, share: loudness.map((value) => (value > 0 ? 1 : 0)), loudness }];
  });
}

/** A groove between two rungs. */
export interface Profile {
  readonly steps: number;
  /** Likelihood and loudness of strokes at (drum × steps + step). */
  readonly share: Float32Array;
  readonly loudness: Float32Array;
  readonly ride: number;
  readonly open: Float32Array;
  readonly written: boolean;
  /** By drum: 1 where it may be struck at all. */
  readonly used: Uint8Array;
}

interface Scratch {
  readonly share: Float32Array;
  readonly loudness: Float32Array;
  readonly open: Float32Array;
  readonly used: Uint8Array;
}

/** Mixing takes no memory of its own: a profile is read before the next one is made. */
const scratches = new Map<number, Scratch>();

function scratchFor(steps: number): Scratch {
  const size = drums.length * steps;
  const scratch = scratches.get(steps) ?? {
    share: new Float32Array(size),
    loudness: new Float32Array(size),
    open: new Float32Array(steps),
    used: new Uint8Array(drums.length),
  };
  scratches.set(steps, scratch);
  scratch.share.fill(0);
  scratch.loudness.fill(0);
  scratch.used.fill(0);
  return scratch;
}

/**
 * The groove at a place on the ladder. It is valid until the next one is asked for.
 * @param place 0 its lowest rung … 1 its highest
 */
export function profileAt({ steps, rungs, written }: Ladder, place: number): Profile {
  const along = Math.min(1, Math.max(0, place)) * (rungs.length - 1);
  const below = Math.min(rungs.length - 1, Math.floor(along));
  const above = Math.min(rungs.length - 1, below + 1);
  const part = along - below;
  const scratch = scratchFor(steps);
  const { share, loudness, open, used } = scratch;
  mixInto(scratch, steps, rungs[below], 1 - part);
  mixInto(scratch, steps, rungs[above], part);
  for (let at = 0; at < share.length; at++) {
    const likely = share[at] ?? 0;
    if (likely > 0) loudness[at] = (loudness[at] ?? 0) / likely;
  }
  const low = rungs[below];
  const high = rungs[above];
  for (let step = 0; step < steps; step++) {
    open[step] = (1 - part) * (low?.open?.[step] ?? 0) + part * (high?.open?.[step] ?? 0);
  }
  const ride = (1 - part) * (low?.ride ?? 0) + part * (high?.ride ?? 0);
  return { steps, share, loudness, ride, open, written, used };
}

function mixInto(into: Scratch, steps: number, rung: Rung | undefined, weight: number): void {
  if (!rung || weight === 0) return;
  for (const { drum, share, loudness } of rung.lines) {
    into.used[drum] = 1;
    for (let step = 0; step < steps; step++) {
      const at = drum * steps + step;
      const likely = (share[step] ?? 0) * weight;
      into.share[at] = (into.share[at] ?? 0) + likely;
      into.loudness[at] = (into.loudness[at] ?? 0) + likely * (loudness[step] ?? 0);
    }
  }
}
