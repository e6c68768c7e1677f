/** A song as what a synthesizer is told, and when. */

import type { Control, Song, Track } from "@music-brain/engine";
import { metreOf } from "../midi/metre.ts";
import { type Part, soundingParts } from "../midi/sounding.ts";
import { clockOf, type Stretch } from "./clock.ts";
import { FRAMES_A_STEP, MOST_CHANNELS, SAMPLE_RATE } from "./fluid-synth.ts";
import { placingOf } from "./mix.ts";

/**
 * Ticks by which a note may be early and still belong to the section that begins there: players anticipate, and a loop
 * without its first note would be no loop. A sixty-fourth note.
 */
const EARLY_TICKS = 30;

const SUSTAIN_PEDAL = 64;

/** What is told: keys and controllers, 0 … 127, on the channel of a track, which is the track's position. */
export interface Cue {
  /** From the start of what is rendered: a whole number of the synthesizer's steps. */
  readonly frame: number;
  readonly kind: CueKind;
  readonly channel: number;
  /** The key, or the controller. */
  readonly which: number;
  /** The velocity, or the controller's value. */
  readonly value: number;
}

/** At one frame keys come up first, then controllers change, then keys go down. */
const ORDER = { off: 0, control: 1, on: 2 } as const;
export type CueKind = keyof typeof ORDER;

/** What is to be rendered. */
export interface Cues {
  readonly tracks: readonly Track[];
  /** In order of time. */
  readonly cues: readonly Cue[];
  /** Frames before the first bar line: in a section, for notes that anticipate it. */
  readonly lead: number;
  /** Frames from the first bar line to the last. */
  readonly frames: number;
}

/**
 * @param stretch where it begins and ends; the whole song without it
 * @throws RangeError that says which value of the song cannot be played
 */
export function cuesOf(song: Song, stretch?: Stretch): Cues {
  if (song.tracks.length > MOST_CHANNELS) {
    throw new RangeError(
      `A song of ${song.tracks.length} tracks cannot be rendered; ${MOST_CHANNELS} is the most.`,
    );
  }
  const clock = clockOf(song);
  const early = stretch === undefined ? 0 : EARLY_TICKS;
  const startTick = stretch?.startTick ?? 0;
  const endTick = stretch?.endTick ?? song.totalBars * metreOf(song.timeSignature).barTicks;
  const origin = clock(startTick - early);
  const frameAt = (tick: number) =>
    Math.max(0, Math.round(((clock(tick) - origin) * SAMPLE_RATE) / FRAMES_A_STEP)) * FRAMES_A_STEP;
  const window = { from: startTick - early, to: stretch === undefined ? Infinity : endTick - early };
  const cues = soundingParts(song.tracks).flatMap((part, channel) =>
    partCues(part, channel, window, frameAt),
  );
  const seconds = clock(endTick) - clock(startTick);
  return {
    tracks: song.tracks,
    cues: cues.sort((one, other) => one.frame - other.frame || ORDER[one.kind] - ORDER[other.kind]),
    lead: Math.round((clock(startTick) - origin) * SAMPLE_RATE),
    frames: Math.round(seconds * SAMPLE_RATE),
  };
}

/** Ticks: those from which notes are taken, the last not among them. */
interface Window {
  readonly from: number;
  readonly to: number;
}

function partCues(
  { track, notes }: Part,
  channel: number,
  { from, to }: Window,
  frameAt: (tick: number) => number,
): Cue[] {
  const placing = [...placingOf(track), ...standing(track.controls, from)];
  const cues: Cue[] = placing.map(({ controller, value }) => control(0, channel, controller, value));
  let lastFrame = 0;
  for (const { start, end, pitch, velocity } of notes) {
    if (end === start || start < from || start >= to) continue;
    // Shorter than a step a note would end before it begins.
    const on = frameAt(start);
    const off = Math.max(frameAt(end), on + FRAMES_A_STEP);
    cues.push({ frame: on, kind: "on", channel, which: pitch, value: velocity });
    cues.push({ frame: off, kind: "off", channel, which: pitch, value: 0 });
    lastFrame = Math.max(lastFrame, off);
  }
  for (const { tick, controller, value } of track.controls) {
    if (tick < from || tick >= to) continue;
    const frame = frameAt(tick);
    cues.push(control(frame, channel, controller, value));
    lastFrame = Math.max(lastFrame, frame);
  }
  // A foot that stays down would hold the last chord for as long as it sounds.
  cues.push(control(lastFrame, channel, SUSTAIN_PEDAL, 0));
  return cues;
}

/** Controllers as they stand at a tick. */
function standing(controls: readonly Control[], tick: number): readonly Control[] {
  const latest = new Map<number, Control>();
  for (const one of controls) if (one.tick < tick) latest.set(one.controller, one);
  return [...latest.values()];
}

function control(frame: number, channel: number, controller: number, value: number): Cue {
  return { frame, kind: "control", channel, which: controller, value };
}
