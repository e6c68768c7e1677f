/** The rhythm of one beat after another, drawn from what people write. */
import { learnedMelodyRhythm } from "../data/learned/melody.ts";
import { compoundCells } from "../data/melody-rhythms.ts";
import { raceWinner } from "../harmony/race.ts";

/** What one beat does. */
export interface Cell {
  /** A character a sixteenth: "x" a note begins, "-" it holds, "." is a rest. */
  readonly text: string;
  /** The same as numbers: 0 a rest, 1 a note begins, 2 it holds. */
  readonly codes: Uint8Array;
  readonly onsets: number;
  /** How much it goes against the beat: 1 an eighth, 2 a sixteenth that holds over, 1 a beat that begins tied. */
  readonly against: number;
  /** Onsets on a sixteenth between two eighths. */
  readonly sixteenths: number;
}

/** How a rhythm leans. */
export interface RhythmLeaning {
  /** Multiplies a beat's likelihood once for each of its onsets: 1 as people write. */
  readonly tilt: number;
  /** The same for each degree of going against the beat. */
  readonly against: number;
  /** The same for each onset between two eighths. */
  readonly sixteenths: number;
  /** The same for a bar's chance to leave the rhythm of the bar that it follows. */
  readonly leaving: number;
  /** So many onsets to four sixteenths go easily at the tempo; more become rare. */
  readonly most: number;
}

/** How many places of a bar the learned table tells apart. */
const PLACES = 7;
/** What stands for a count where nothing was counted. */
const UNSEEN = 0.02;

/**
 * Where a bar stands: 0 first, 1 inner, 2 last of its phrase, 3 before the first, 4 inner and second of a pair, 5 last
 * of a first half of eight bars, 6 first of a second half.
 */
export type BarPlace = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const REST = "....";

/** The beats of four sixteenths, from the emptiest to the fullest. */
const simple: readonly Cell[] = learnedMelodyRhythm.cells.map(cellOf).sort(byFullness);
const compound: readonly Cell[] = compoundCells.map(({ cell }) => cellOf(cell)).sort(byFullness);
const count = simple.length;

/** Likelihoods of simple cells: at ((place * 4 + beat) * count + before) * count + cell. */
const likely = likelihoods();
const compoundLikely = [false, true].map((closing) =>
  compound.map(({ text }) => {
    const row = compoundCells.find(({ cell }) => cell === text);
    return (closing ? row?.closing : row?.inner) ?? 0;
  }),
);

/** The beats of one length, with room for their weights, and how a leaning changes each of them. */
interface Choice {
  readonly cells: readonly Cell[];
  readonly weights: Float64Array;
  readonly leans: Float64Array;
  /** Whose `leans` these are: the beats of a bar and its drafts share theirs. */
  leaning: RhythmLeaning | undefined;
}

const choiceOf = (cells: readonly Cell[]): Choice => ({
  cells,
  weights: new Float64Array(cells.length),
  leans: new Float64Array(cells.length),
  leaning: undefined,
});
const simpleChoice = choiceOf(simple);
const compoundChoice = choiceOf(compound);

const sounding: Cell = simple.find(({ text }) => text === "----") ?? cellOf("----");
/** What a phrase comes after when nothing sounds. */
export const silence: Cell = simple.find(({ text }) => text === REST) ?? cellOf(REST);

/**
 * The cell of a beat.
 * @param length 4 or 6 sixteenths
 * @param beat which of four beats it is most like: 0 the downbeat, 2 the middle of the bar
 * @param salt the theme's chance, in [0, 1)
 * @param race a whole number for the beat's place, so that what is drawn for one leaves the others alone
 * @param last whether the bar ends with it; the last bar of a phrase leaves it free of onsets, to breathe
 */
export function drawCell(
  length: number,
  place: BarPlace,
  beat: number,
  last: boolean,
  before: Cell,
  leaning: RhythmLeaning,
  salt: number,
  race: number,
): Cell {
  const choice = length === 6 ? compoundChoice : simpleChoice;
  const { cells, weights, leans } = choice;
  if (choice.leaning !== leaning) lean(choice, length, leaning);
  const sounds = before.codes[before.codes.length - 1] !== 0;
  const index = indexOf.get(before) ?? (sounds ? held : rest);
  const from = ((place * 4 + beat) * count + index) * count;
  const flat = compoundLikely[place === 2 ? 1 : 0] ?? [];
  for (let cell = 0; cell < cells.length; cell++) {
    const { codes, onsets } = cells[cell] ?? silence;
    let weight = (leans[cell] ?? 0) * ((length === 6 ? flat[cell] : likely[from + cell]) ?? 0);
    if (!sounds && codes[0] === 2) weight = 0;
    if (last && place === 2 && onsets > 0) weight *= 0.02;
    weights[cell] = weight;
  }
  return cells[raceWinner(weights, salt, race)] ?? (sounds ? sounding : silence);
}

function lean(choice: Choice, length: number, leaning: RhythmLeaning): void {
  choice.leaning = leaning;
  choice.cells.forEach(({ onsets, against, sixteenths }, cell) => {
    let weight = 1;
    for (let times = 0; times < onsets; times++) weight *= leaning.tilt;
    const over = (4 * onsets) / (length * leaning.most);
    if (over > 1) weight /= over * over * over * over;
    for (let times = 0; times < against; times++) weight *= leaning.against;
    for (let times = 0; times < sixteenths; times++) weight *= leaning.sixteenths;
    choice.leans[cell] = weight;
  });
}

/** The cell that ends a rhythm, as far as the next one cares: whether it sounds to its end. */
export function cellAt(rhythm: string): Cell {
  const text = rhythm.slice(-4).padStart(4, ".");
  return simple.find((cell) => cell.text === text) ?? (rhythm.endsWith(".") ? silence : sounding);
}

function cellOf(text: string): Cell {
  let against = text.startsWith("-") ? 1 : 0;
  let onsets = 0;
  let sixteenths = 0;
  for (let step = 0; step < text.length; step++) {
    if (text[step] !== "x") continue;
    onsets++;
    sixteenths += step % 2;
    const holds = step === text.length - 1 || text[step + 1] === "-";
    if (step % 2 === 1 && holds) against += 1;
    if (step === 2 && text.length === 4 && text[0] !== "x") against += 1;
  }
  return { text, codes: codesOf(text), onsets, against, sixteenths };
}

/** 0 a rest, 1 a note begins, 2 it holds. */
export function codesOf(text: string): Uint8Array {
  const codes = new Uint8Array(text.length);
  for (let step = 0; step < text.length; step++)
    codes[step] = text[step] === "x" ? 1 : text[step] === "-" ? 2 : 0;
  return codes;
}

function byFullness(one: Cell, other: Cell): number {
  return one.onsets - other.onsets || one.against - other.against || (one.text < other.text ? -1 : 1);
}

const indexOf = new Map(simple.map((cell, index) => [cell, index]));
const held = simple.findIndex(({ text }) => text === "----");
const rest = simple.findIndex(({ text }) => text === REST);

/** A cell after another in a beat, lifted as its place in the phrase asks. */
function likelihoods(): Float64Array {
  const { cells, next, lifts } = learnedMelodyRhythm;
  const own = cells.map((text) => simple.findIndex((cell) => cell.text === text));
  const table = new Float64Array(PLACES * 4 * count * count);
  for (let place = 0; place < PLACES; place++) {
    for (let beat = 0; beat < 4; beat++) {
      const lift = lifts[place]?.[beat] ?? [];
      for (let before = 0; before < count; before++) {
        const pairs = next[beat]?.[before] ?? [];
        const from = ((place * 4 + beat) * count + (own[before] ?? 0)) * count;
        // What was never seen after this beat stays possible, a little.
        for (let cell = 0; cell < count; cell++) table[from + (own[cell] ?? 0)] = UNSEEN * (lift[cell] ?? 1);
        for (let pair = 0; pair < pairs.length; pair += 2) {
          const cell = pairs[pair] ?? 0;
          table[from + (own[cell] ?? 0)] = (pairs[pair + 1] ?? 0) * (lift[cell] ?? 1);
        }
      }
    }
  }
  return table;
}
