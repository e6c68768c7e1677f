/** Another tempo for a song. */
import type { Sketch } from "../compose.ts";
import type { Performance } from "../perform/performance.ts";
import { ticksPerBar } from "../plan/metre.ts";
import { showTempo } from "../plan/tempo.ts";
import { TICKS_PER_QUARTER } from "../song.ts";
import { decided } from "./decided.ts";
import { impossible, type TempoEdit } from "./edit.ts";
import type { EditState } from "./state.ts";

/** The tempi that a song can have: those of `bpm` in an intent. */
const SLOWEST = 20;
const FASTEST = 300;

/**
 * Carries out the edit.
 * @throws EditError where the tempo lies outside of 20 … 300
 */
export function changeTempo(state: EditState, edit: TempoEdit): EditState {
  const wanted = "bpm" in edit ? edit.bpm : state.bpm * edit.factor;
  const bpm = Math.round(wanted * 100) / 100;
  if (bpm >= SLOWEST && bpm <= FASTEST) return { ...state, bpm };
  const range = `A song can have from ${SLOWEST} to ${FASTEST} BPM`;
  if ("bpm" in edit) throw impossible(["bpm"], `${edit.bpm} BPM cannot be had. ${range}.`);
  const least = Math.ceil((SLOWEST / state.bpm) * 100) / 100;
  const most = Math.floor((FASTEST / state.bpm) * 100) / 100;
  throw impossible(
    ["factor"],
    `${edit.factor} times ${showTempo(state.bpm)} cannot be had. ${range}: here, a factor from ${least} to ${most}.`,
  );
}

/** What is played, and the plan that tells of it, with the tempo and all changes of it scaled to begin at the given one. */
export function atTempo(sketch: Sketch, played: Performance, bpm: number): [Sketch, Performance] {
  const { plan } = sketch;
  if (bpm === plan.tempoBpm) return [sketch, played];
  const scale = bpm / plan.tempoBpm;
  const told = decided(plan.reasons, "tempo", showTempo(bpm), "You changed it.");
  const seconds = Math.round(
    (plan.totalBars * ticksPerBar(plan.timeSignature) * 60) / (TICKS_PER_QUARTER * bpm),
  );
  const reasons = told.map((reason) =>
    reason.about === "length"
      ? { ...reason, because: reason.because.replace(/about \d+ seconds/, `about ${seconds} seconds`) }
      : reason,
  );
  const tempoChanges = played.tempoChanges.map((change) => ({ ...change, bpm: rounded(change.bpm * scale) }));
  return [
    { ...sketch, plan: { ...plan, tempoBpm: bpm, reasons } },
    { ...played, tempoChanges },
  ];
}

function rounded(bpm: number): number {
  return Math.round(bpm * 100) / 100;
}
