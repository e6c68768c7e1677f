/** How the bars of a theme belong together: which repeat, which answer, which close a phrase. */
import { learnedStructure } from "../data/learned/melody.ts";
import type { Stream } from "../random.ts";
import type { SectionKind } from "../song.ts";

/** How a bar's tune relates to the bar that it takes up. */
export type Tune = "new" | "same" | "up" | "down" | "inverted" | "part";

/** What one bar of a theme does. */
export interface BarPlan {
  /** The earlier bar whose rhythm it has, if any. */
  readonly model: number | null;
  /** How its tune relates to that bar. */
  readonly tune: Tune;
  /** Whether a phrase ends here: open on a tone that wants to go on, or closed on one that rests. */
  readonly cadence: "open" | "closed" | null;
  /** First bar of the phrase, and its length in bars. */
  readonly phraseStart: number;
  readonly phraseBars: number;
  /** Whether the phrase stands alone or is one half of eight bars: halves run on into one another more easily. */
  readonly part: "whole" | "first" | "second";
}

const tunes: Readonly<Record<string, Tune>> = {
  "!": "new",
  "=": "same",
  "+": "up",
  "-": "down",
  "/": "inverted",
  "~": "part",
  "*": "new",
};

interface Shape {
  /** Two characters a bar, as in the learned table. */
  readonly bars: string;
  readonly count: number;
  /** Bars that take up another one's tune, and bars that take up the first one's. */
  readonly returns: number;
}

/** Shapes whose first bar comes back: without that nothing can be remembered. */
const four = choiceOf(learnedStructure.shapes["4"]);
const eight = choiceOf(learnedStructure.shapes["8"]);

/** Left-over bars take up the first one. */
const SHORT: readonly string[] = ["a!", "a!a~", "a!a+b!"];

/** A riff is one or two bars that come again at once, the last time with a turn. */
const RIFFS: readonly string[] = ["a!b!a=b=", "a!b!a=c!", "a!a=a=b!", "a!a+a=b!", "a!a~a=a~", "a!b!a=b~"];

/** How much a kind of section loves repetition. */
const HOOK: Readonly<Partial<Record<SectionKind, number>>> = { chorus: 0.9, "pre-chorus": 0.4, verse: 0.2 };

/** The plan of a theme of so many bars: learned shapes of eight and four bars; every second eight answers the one before. */
export function planPhrases(bars: number, kind: SectionKind, stream: Stream): readonly BarPlan[] {
  const plans: BarPlan[] = [];
  const opens = kind === "pre-chorus" || kind === "bridge";
  for (let start = 0; start < bars; ) {
    const left = bars - start;
    const size = left >= 8 ? 8 : left >= 4 ? 4 : left;
    const shape = start === 0 || plans.length < 8 ? drawShape(size, kind, stream) : answerShape(size);
    addBlock(plans, shape, start, size, bars, opens);
    start += size;
  }
  return plans;
}

/** A later block is the first one told again with another ending: its letters mean the bars of the first. */
function answerShape(size: number): string {
  return size === 8 ? "0=1=2=3~4=5=a!b!" : size === 4 ? "0=1=a!b!" : (SHORT[size - 1] ?? "a!");
}

function drawShape(size: number, kind: SectionKind, stream: Stream): string {
  if (size < 4) return SHORT[size - 1] ?? "a!";
  if (kind === "intro") return riffShape(size, stream);
  const { shapes, chances } = size === 8 ? eight : four;
  return shapes[stream.weightedIndex(chances(HOOK[kind] ?? 0.15))]?.bars ?? answerShape(size);
}

/** The shapes of a length, and how likely each is by how much repetition is loved. */
function choiceOf(rows: readonly string[]): {
  readonly shapes: readonly Shape[];
  readonly chances: (love: number) => readonly number[];
} {
  const shapes = shapesOf(rows);
  const known = new Map<number, readonly number[]>();
  const chances = (love: number) => {
    const own = known.get(love) ?? shapes.map(({ count, returns }) => count * (0.6 + love * returns));
    known.set(love, own);
    return own;
  };
  return { shapes, chances };
}

function riffShape(size: number, stream: Stream): string {
  const riff = stream.pick(RIFFS);
  return size === 8 ? `${riff}a=b=a=e!` : riff;
}

function addBlock(
  plans: BarPlan[],
  shape: string,
  start: number,
  size: number,
  bars: number,
  opens: boolean,
): void {
  const first = new Map<string, number>();
  for (let bar = 0; bar < size; bar++) {
    const letter = shape[bar * 2] ?? "a";
    const phraseStart = start + (bar >= 4 ? 4 : 0);
    const phraseBars = Math.min(4, size - (phraseStart - start));
    const ends = start + bar === phraseStart + phraseBars - 1;
    const closed = start + bar === bars - 1 ? !opens : bar === 7;
    const known = first.get(letter) ?? (letter < "a" ? Number(letter) : undefined);
    if (known === undefined) first.set(letter, start + bar);
    plans.push({
      model: known ?? null,
      tune: tunes[shape[bar * 2 + 1] ?? "!"] ?? "new",
      cadence: ends ? (closed ? "closed" : "open") : null,
      phraseStart,
      phraseBars,
      part: size < 8 ? "whole" : bar < 4 ? "first" : "second",
    });
  }
}

function shapesOf(rows: readonly string[]): readonly Shape[] {
  return rows
    .map((row): Shape => {
      const [bars = "", times = "0"] = row.split(" ");
      let returns = 0;
      for (let at = 2; at < bars.length; at += 2) {
        if (bars[at + 1] !== "!" && bars[at + 1] !== "*") returns += bars[at] === "a" ? 1 : 0.6;
      }
      return { bars, count: Number(times), returns };
    })
    .filter(({ bars, returns }) => returns > 0 && !bars.includes("."))
    .sort((one, other) => one.returns - other.returns || (one.bars < other.bars ? -1 : 1));
}
