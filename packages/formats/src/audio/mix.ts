/** Where each part stands in the sound of the band. */

import type { Role, Track } from "@music-brain/engine";
import { CONTROLLERS } from "../midi/events.ts";
import { levelled } from "../midi/loudness.ts";
import { MIX } from "../midi/mix.ts";

/** Controllers of effects (MIDI 1.0, "Controller Numbers"). */
const REVERB = 91;
const CHORUS = 93;

/** How much of a part goes to the effects, each 0 … 127. */
interface Sends {
  readonly reverb: number;
  readonly chorus: number;
}

/** Our own choice: what is low or beats the time stays dry, so that it is clear; what lies behind is far away. */
const SENDS: Readonly<Record<Role, Sends>> = {
  melody: { reverb: 50, chorus: 0 },
  "counter-melody": { reverb: 58, chorus: 0 },
  bass: { reverb: 8, chorus: 0 },
  drums: { reverb: 24, chorus: 0 },
  chords: { reverb: 46, chorus: 10 },
  pad: { reverb: 70, chorus: 30 },
};

/** A controller and what it is set to. */
export interface Placing {
  readonly controller: number;
  readonly value: number;
}

/** What is said of a track before its first note: its level and place as in the MIDI file, and its effects. */
export function placingOf({ role, program }: Track): readonly Placing[] {
  const { volume, pan } = MIX[role];
  const { reverb, chorus } = SENDS[role];
  return [
    { controller: CONTROLLERS.volume, value: role === "drums" ? volume : levelled(volume, program) },
    { controller: CONTROLLERS.pan, value: pan },
    { controller: REVERB, value: reverb },
    { controller: CHORUS, value: chorus },
  ];
}
