/** How a section falls into phrases, and which of them are the same. */
import { learnedRhythm } from "../data/learned/harmony.ts";
import type { HarmonyRequest } from "./request.ts";

/** A phrase of a section. */
export interface Phrase {
  /** Bars from the start of the section. */
  readonly start: number;
  readonly bars: number;
  /** The index of the phrase whose chords it takes up; its own index where they are new. */
  readonly like: number;
  /** How many of its bars, from the start, are taken over; the others are new. */
  readonly kept: number;
}

/** Four bars a phrase; what is left over is a shorter phrase at the end, or one bar more of the last. */
function phraseLengths(bars: number): readonly number[] {
  const lengths: number[] = [];
  for (let left = bars; left > 0; ) {
    const length = left === 5 ? 5 : Math.min(4, left);
    lengths.push(length);
    left -= length;
  }
  return lengths;
}

/**
 * The phrases of a section. A loop comes again and turns at the end at most; functional harmony answers its phrases as
 * the charts do: AA', AB, AABA…
 * @param draw a number in [0, 1)
 */
export function phrasesOf(request: HarmonyRequest, draw: number): readonly Phrase[] {
  const lengths = phraseLengths(request.bars);
  const letters =
    request.style === "functional"
      ? functionalLetters(lengths.length, request, draw)
      : loopLetters(lengths.length, request, draw);
  let start = 0;
  return lengths.map((bars, index) => {
    const letter = letters[index] ?? "A";
    const first = letters.indexOf(letter.toUpperCase());
    const like = first < 0 || first > index ? index : first;
    const sameLength = lengths[like] === bars;
    const kept =
      like === index ? 0 : letter === letter.toUpperCase() && sameLength ? bars : Math.min(2, bars - 1);
    const phrase = { start, bars, like, kept };
    start += bars;
    return phrase;
  });
}

/**
 * A loop's last phrase may turn, or two loops may alternate and make eight bars: as often as the charts change the end
 * of a phrase that comes again, or go on with another. A loop is a loop by coming back, so that others count for less.
 */
function loopLetters(count: number, { kind }: HarmonyRequest, draw: number): string {
  if (count === 1) return "A";
  if (kind === "pre-chorus") return `${"A".repeat(count - 1)}a`;
  const [same = 1, turned = 0, other = 0] = learnedRhythm.second[kind] ?? [];
  const total = Math.max(1, same + 1.5 * turned + 0.3 * other);
  if (draw < (0.3 * other) / total) return "AB".repeat(Math.ceil(count / 2)).slice(0, count);
  if (draw < (0.3 * other + 1.5 * turned) / total) {
    return Array.from({ length: count }, (_, index) => (index % 2 === 1 || index === count - 1 ? "a" : "A"))
      .join("")
      .replace(/^a/, "A");
  }
  return "A".repeat(count);
}

/** The second phrase answers the first; four phrases follow the orders of the charts. The last one is never open. */
function functionalLetters(count: number, { kind }: HarmonyRequest, draw: number): string {
  if (count === 1) return "A";
  if (count === 2) {
    const [same = 1, turned = 1, other = 1] = learnedRhythm.second[kind] ?? [];
    const answers = same + 2.5 * turned;
    return draw < answers / (answers + 0.7 * other) ? "Aa" : "AB";
  }
  if (count === 3) return draw < 0.5 ? "AaB" : draw < 0.75 ? "ABa" : "AAB";
  const order = fourLetters(draw);
  const rest = "ABab".repeat(Math.ceil(count / 4)).slice(0, Math.max(0, count - 4));
  const letters = `${order}${rest}`;
  // The section closes in its own way, whatever it repeats.
  return `${letters.slice(0, -1)}${(letters.at(-1) ?? "A").toLowerCase()}`;
}

function fourLetters(draw: number): string {
  const rows = learnedRhythm.fours.map((row) => row.split(" "));
  // Four phrases without a return are heard as no form at all.
  const weight = ([letters = "", count = "0"]: readonly string[]) =>
    Number(count) * (letters === "ABCD" ? 0.1 : letters === "AAAA" ? 0.2 : 1);
  let left = draw * rows.reduce((sum, row) => sum + weight(row), 0);
  for (const row of rows) {
    left -= weight(row);
    if (left < 0) return row[0] ?? "AABA";
  }
  return "AABA";
}
