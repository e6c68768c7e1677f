/** Fills, a beat at a time: what drummers play in each beat before an arrival, and what follows what. */
import { encodeShares } from "../../../packages/engine/src/data/learned/shares.ts";
import { mean, rounded } from "./grooves.ts";
import type { Performance, Stroke, Voice } from "./performances.ts";

/** The fills of a family. */
export interface LearnedFills {
  /** Shares of fills of 0 … 4 beats where a crash follows; 0 is no fill at all. */
  readonly lengths: readonly number[];
  /**
   * The beats: the strokes of its four sixteenths, how often it is played in each beat of the bar, how loud each stroke
   * is. "S" snare, "H", "M", "L" toms, "C" crash, "T" hat or ride, "X" rim, "K" kick; in lower case with the kick.
   */
  readonly cells: readonly (readonly [strokes: string, counts: readonly number[], loudness: string])[];
  /** How often one cell follows another within a fill: numbers of the two cells, and the count. */
  readonly follows: readonly (readonly [number, number, number])[];
}

const letters: Readonly<Record<Voice, string>> = {
  kick: "K",
  snare: "S",
  stick: "X",
  hand: "T",
  pedal: "",
  highTom: "H",
  midTom: "M",
  lowTom: "L",
  crash: "C",
};

interface Cell {
  readonly strokes: string;
  /** The beat of the bar, 0 … 3. */
  readonly beat: number;
  readonly loudness: readonly number[];
}

/** What is learned from fills that were recorded as such, and from those before a crash within a beat. */
export function learnFills(fills: readonly Performance[], beats: readonly Performance[]): LearnedFills {
  const found = beats.flatMap(fillsWithin);
  const runs = [...fills.map(recorded), ...found.map(({ cells }) => cells)].filter((run) => run.length > 0);
  const seen = new Map<string, Cell[]>();
  // Of one run a cell counts once: what only one drummer played once is his own.
  const runsWith = new Map<string, number>();
  for (const run of runs) {
    for (const cell of run) seen.set(cell.strokes, [...(seen.get(cell.strokes) ?? []), cell]);
    for (const strokes of new Set(run.map((cell) => cell.strokes))) {
      runsWith.set(strokes, (runsWith.get(strokes) ?? 0) + 1);
    }
  }
  const kept = [...seen]
    .filter(([strokes]) => strokes !== "...." && (runsWith.get(strokes) ?? 0) >= 2)
    .sort(([one, ones], [other, others]) => others.length - ones.length || (one < other ? -1 : 1))
    .slice(0, 48);
  const numbers = new Map(kept.map(([strokes], index) => [strokes, index]));
  const cells = kept.map(([strokes, all]): LearnedFills["cells"][number] => [
    strokes,
    [0, 1, 2, 3].map((beat) => all.filter((cell) => cell.beat === beat).length),
    encodeShares([0, 1, 2, 3].map((step) => mean(all.map(({ loudness }) => loudness[step] ?? 0)))),
  ]);
  return { lengths: lengthsOf(found.map(({ length }) => length)), cells, follows: followsOf(runs, numbers) };
}

function followsOf(
  runs: readonly (readonly Cell[])[],
  numbers: ReadonlyMap<string, number>,
): [number, number, number][] {
  const counts = new Map<number, number>();
  for (const run of runs) {
    for (let index = 1; index < run.length; index++) {
      const from = numbers.get(run[index - 1]?.strokes ?? "");
      const to = numbers.get(run[index]?.strokes ?? "");
      if (from === undefined || to === undefined) continue;
      counts.set(from * 100 + to, (counts.get(from * 100 + to) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, count]) => count >= 2)
    .sort(([one], [other]) => one - other)
    .map(([pair, count]) => [Math.floor(pair / 100), pair % 100, count]);
}

function lengthsOf(lengths: readonly number[]): number[] {
  return [0, 1, 2, 3, 4].map((length) =>
    rounded(lengths.filter((other) => other === length).length / Math.max(1, lengths.length), 100),
  );
}

/** A fill that was recorded alone: its beats, from the first that is struck. */
function recorded({ strokes }: Performance): Cell[] {
  const beats = Math.min(8, Math.floor(Math.max(...strokes.map(({ step }) => step)) / 4) + 1);
  const cells = Array.from({ length: beats }, (_, beat) => cellOf(strokes, beat));
  const first = cells.findIndex(({ strokes: struck }) => struck !== "....");
  return cells.slice(Math.max(0, first));
}

/** The beats before each crash that do not sound like the groove around them. */
function fillsWithin({ strokes }: Performance): { length: number; cells: Cell[] }[] {
  const crashes = new Set(
    strokes
      .filter(({ voice, step }) => voice === "crash" && step % 16 === 0 && step > 0)
      .map(({ step }) => step),
  );
  const byBeat = new Map<number, Stroke[]>();
  for (const stroke of strokes) {
    const beat = Math.floor(stroke.step / 4);
    const group = byBeat.get(beat);
    if (group) group.push(stroke);
    else byBeat.set(beat, [stroke]);
  }
  const at = (beat: number) => cellOf(byBeat.get(beat) ?? [], beat);
  return [...crashes].map((crash) => {
    const arrival = crash / 4;
    const isGroove = (beat: number) =>
      [4, 8, 12].some((back) => alike(at(beat).strokes, at(beat - back).strokes) >= 0.6);
    let length = 0;
    while (length < 4 && arrival - length - 1 >= 4 && !isGroove(arrival - length - 1)) length++;
    return { length, cells: Array.from({ length }, (_, index) => at(arrival - length + index)) };
  });
}

function alike(one: string, other: string): number {
  let same = 0;
  let any = 0;
  for (let step = 0; step < 4; step++) {
    if (one[step] === "." && other[step] === ".") continue;
    any++;
    if (one[step] === other[step]) same++;
  }
  return any === 0 ? 1 : same / any;
}

function cellOf(strokes: readonly Stroke[], beat: number): Cell {
  const loudness = [0, 0, 0, 0];
  let text = "";
  for (let step = 0; step < 4; step++) {
    const here = strokes.filter((stroke) => stroke.step === beat * 4 + step && letters[stroke.voice] !== "");
    const kick = here.some(({ voice }) => voice === "kick");
    const hand = here
      .filter(({ voice }) => voice !== "kick")
      .sort((one, other) => rank(other) - rank(one) || other.velocity - one.velocity)[0];
    const letter = hand ? letters[hand.voice] : ".";
    text += hand ? (kick ? letter.toLowerCase() : letter) : kick ? "K" : ".";
    loudness[step] = Math.max(0, ...here.map(({ velocity }) => velocity)) / 127;
  }
  return { strokes: text, beat: beat % 4, loudness };
}

/** Drums tell more about a fill than the cymbal that goes on over them. */
function rank({ voice }: Stroke): number {
  return voice === "hand" ? 0 : voice === "crash" ? 1 : 2;
}
