/** From how likely strokes are to the strokes of one groove. */
import { chanceAt } from "../random.ts";
import type { Profile } from "./ladder.ts";
import { drums } from "./ladder.ts";

/** What of a groove is kept: velocity shares at (drum × steps + step), 0 where nothing is struck. */
export type Strokes = Float32Array;

/** A stroke rarer than this is somebody's slip. */
const RARE = 0.06;

/** How far chance may lift a stroke over a likelier one. */
const WHIM = 0.24;

/** The steps of the longest groove: two bars of 12/8. */
const score = new Float32Array(48);

/**
 * The strokes of a groove: of each drum as many as it has on average, the likeliest of them. Which of two that are
 * about as likely is played belongs to the drum and the step, so that both bars of a groove agree, and so that the
 * groove of a little more energy is this one with a stroke more.
 * @param salt what the groove belongs to, in [0, 1)
 * @param busyness multiplies the number of strokes
 * @param barSteps steps of a bar; a profile has one or two
 */
export function strokesOf(profile: Profile, salt: number, busyness: number, barSteps: number): Strokes {
  const strokes = new Float32Array(profile.share.length);
  for (let drum = 0; drum < drums.length; drum++) {
    if (profile.used[drum] === 0) continue;
    const expected = scoreDrum(profile, drum, salt, barSteps);
    if (expected === 0) continue;
    const busy = busynessOf(busyness, expected, profile.steps);
    const count = Math.floor(expected * busy + chanceAt(salt, 9000 + drum));
    for (let taken = 0; taken < count; taken++) {
      const best = bestStep(profile.steps);
      if (best < 0) break;
      score[best] = 0;
      const at = drum * profile.steps + best;
      strokes[at] = Math.max(0.05, profile.loudness[at] ?? 0);
    }
  }
  return strokes;
}

/** Fills `score` for the steps of a drum; gives how many strokes it has on average. */
function scoreDrum({ steps, share, written }: Profile, drum: number, salt: number, barSteps: number): number {
  const from = drum * steps;
  let expected = 0;
  for (let step = 0; step < steps; step++) {
    const likely = share[from + step] ?? 0;
    expected += likely;
    if (likely < RARE) {
      score[step] = 0;
      continue;
    }
    if (likely > 0.985) {
      score[step] = 1 + likely;
      continue;
    }
    const both = chanceAt(salt, from + (step % barSteps)) - 0.5;
    const alone = chanceAt(salt, 4096 + from + step) - 0.5;
    // What everybody plays, everybody plays.
    const open = likely > 0.9 ? 0.2 : 1;
    score[step] = likely + (written ? onBeat(step) + 0.04 * both : WHIM * open * (both + 0.3 * alone));
  }
  return expected;
}

/** The step with the best score, −1 where none is worth a stroke. */
function bestStep(steps: number): number {
  let best = -1;
  let most = 0.04;
  for (let step = 0; step < steps; step++) {
    const value = score[step] ?? 0;
    if (value > most) {
      most = value;
      best = step;
    }
  }
  return best;
}

/** What comes first where nobody's habits tell: the beats, then the eighths. */
function onBeat(step: number): number {
  return step % 4 === 0 ? 0.16 : step % 2 === 0 ? 0.1 : 0;
}

/** A line that is played throughout, or hardly, keeps its number of strokes. */
function busynessOf(busyness: number, expected: number, steps: number): number {
  const part = expected / steps;
  return part < 0.03 ? Math.min(1, busyness) : 1 + (busyness - 1) * Math.min(1, 2 - 2 * part);
}
