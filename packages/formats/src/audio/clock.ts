/** Musical time as seconds of sound. */

import type { Song } from "@music-brain/engine";
import { DIVISION, metreOf } from "../midi/metre.ts";

const SECONDS_A_MINUTE = 60;

/** Seconds from the start of the song to a tick. */
export type Clock = (tick: number) => number;

/** The clock of a song, with its changes of tempo. */
export function clockOf({ tempoBpm, tempoChanges }: Song): Clock {
  const changes = tempoChanges.length > 0 ? tempoChanges : [{ tick: 0, bpm: tempoBpm }];
  let seconds = 0;
  let previous = { tick: 0, bpm: tempoBpm };
  const stretches = changes.map((change) => {
    seconds += secondsOf(change.tick - previous.tick, previous.bpm);
    previous = change;
    return { ...change, seconds };
  });
  return (tick) => {
    const stretch = stretches.findLast((one) => one.tick <= tick) ?? { tick: 0, bpm: tempoBpm, seconds: 0 };
    return stretch.seconds + secondsOf(tick - stretch.tick, stretch.bpm);
  };
}

/** The ticks at which a section begins and ends. */
export interface Stretch {
  readonly startTick: number;
  readonly endTick: number;
}

/**
 * Where a section of a song is.
 * @param section its position, from 0
 * @throws RangeError where there is none
 */
export function sectionStretch({ sections, timeSignature }: Song, section: number): Stretch {
  const found = sections[section];
  if (found === undefined) {
    throw new RangeError(`section has to be from 0 to ${sections.length - 1}; the song has no more.`);
  }
  const { barTicks } = metreOf(timeSignature);
  return { startTick: found.startBar * barTicks, endTick: (found.startBar + found.bars) * barTicks };
}

function secondsOf(ticks: number, bpm: number): number {
  return (ticks / DIVISION) * (SECONDS_A_MINUTE / bpm);
}
