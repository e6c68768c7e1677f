/** The hands of the recorded drummers: how early or late, and how evenly, they strike; for whoever performs a score. */
import { type DrummedGenre, rhythmSectionOf } from "../data/drum-styles.ts";
import { type Drum, drumKeys } from "../data/grooves.ts";
import { learnedDrumStyle } from "../data/learned/drums.ts";

/** How a drum is struck at a step of the bar. */
export interface StrokeFeel {
  /** Mean lateness in sixteenths; early is negative. */
  readonly late: number;
  /** Standard deviation of the lateness from stroke to stroke, in sixteenths. */
  readonly lateSpread: number;
  /** Standard deviation of the velocity from stroke to stroke, as a share of 127. */
  readonly velocitySpread: number;
}

const voiceOf: Readonly<Partial<Record<Drum, string>>> = {
  kick: "kick",
  snare: "snare",
  clap: "snare",
  stick: "stick",
  closedHat: "hand",
  openHat: "hand",
  ride: "hand",
  shaker: "hand",
  tambourine: "hand",
  pedalHat: "pedal",
  highTom: "highTom",
  midTom: "midTom",
  lowTom: "lowTom",
  crash: "crash",
};

const drumOfKey = new Map<number, string | undefined>(
  (Object.keys(drumKeys) as Drum[]).map((drum) => [drumKeys[drum], voiceOf[drum]]),
);

/**
 * How the drummer of a genre strikes a percussion key at a step; undefined where no recorded drummer tells.
 * @param key General MIDI percussion key
 * @param step sixteenths from the bar line
 */
export function feelOf(genre: DrummedGenre, key: number, step: number): StrokeFeel | undefined {
  const { drummers, fills } = rhythmSectionOf(genre);
  const lines = learnedDrumStyle(drummers[0] ?? fills).feel.get(drumOfKey.get(key) ?? "");
  if (!lines) return undefined;
  const place = step % 16;
  return {
    late: (lines[place] ?? 0.5) - 0.5,
    lateSpread: lines[16 + place] ?? 0,
    velocitySpread: lines[32 + place] ?? 0,
  };
}
