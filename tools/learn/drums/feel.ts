/** The hand of the drummers: how early or late, and how evenly, each voice is struck. */
import { encodeShares } from "../../../packages/engine/src/data/learned/shares.ts";
import { mean } from "./grooves.ts";
import { type Performance, type Voice, voices } from "./performances.ts";

/**
 * By voice, three lines of 16 steps: lateness (0.5 is on the grid, 0 half a sixteenth early), its spread between
 * strokes, and the spread of the velocity (both as shares).
 */
export type LearnedFeel = Readonly<Record<string, string>>;

/** Fewer strokes than this tell nothing about a step. */
const FEW = 12;

/** The feel of a family's performances. */
export function learnFeel(performances: readonly Performance[]): LearnedFeel {
  const feel: Record<string, string> = {};
  for (const voice of voices) {
    const all = statistics(performances, voice, () => true);
    if (all.count < FEW) continue;
    const bySteps = Array.from({ length: 16 }, (_, step) => {
      const here = statistics(performances, voice, (place) => place === step);
      return here.count >= FEW ? here : all;
    });
    feel[voice] =
      encodeShares(bySteps.map(({ late }) => late + 0.5)) +
      encodeShares(bySteps.map(({ spread }) => spread)) +
      encodeShares(bySteps.map(({ uneven }) => uneven));
  }
  return feel;
}

/** Mean lateness, and the spreads about each performance's own mean: what one player does from bar to bar. */
function statistics(performances: readonly Performance[], voice: Voice, at: (step: number) => boolean) {
  let count = 0;
  let late = 0;
  let lateSquares = 0;
  let velocitySquares = 0;
  for (const { strokes } of performances) {
    const own = strokes.filter((stroke) => stroke.voice === voice && at(stroke.step % 16));
    const middle = mean(own.map((stroke) => stroke.late));
    const loud = mean(own.map(({ velocity }) => velocity));
    for (const stroke of own) {
      count++;
      late += stroke.late;
      lateSquares += (stroke.late - middle) ** 2;
      velocitySquares += (stroke.velocity - loud) ** 2;
    }
  }
  const parts = Math.max(1, count);
  return {
    count,
    late: late / parts,
    spread: Math.sqrt(lateSquares / parts),
    uneven: Math.sqrt(velocitySquares / parts) / 127,
  };
}
