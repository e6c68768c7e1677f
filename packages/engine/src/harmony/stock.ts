/** Loops that people know: those of the charts and those of the table, as words and chords of a mode's model. */
import { learnedModes } from "../data/learned/harmony.ts";
import { type LoopPlace, loops } from "../data/progressions.ts";
import type { Mode, SectionKind } from "../song.ts";
import type { ChordModel } from "./model.ts";
import { raceWinner } from "./race.ts";

/** Four bars of chords. */
export interface StockLoop {
  /** When chords change, as `harmony/rhythm.ts` writes it. */
  readonly letters: string;
  /** Indices into the model's chords. */
  readonly chords: readonly number[];
  readonly weight: number;
  /** Darkest −1 … 1 brightest. */
  readonly color: number;
}

const known = new Map<string, readonly StockLoop[]>();

/** The loops of a mode for a kind of section, from dark to bright. */
export function stockLoops(model: ChordModel, kind: SectionKind): readonly StockLoop[] {
  const key = `${model.mode} ${kind}`;
  const found = known.get(key);
  if (found) return found;
  const place = placeOf(kind);
  const rows = [
    ...loops[model.mode]
      .filter(({ places }) => places.includes(place))
      .map(({ chords, weight }) => ({ numerals: chords as readonly string[], weight })),
    ...learnedRows(model.mode, kind),
  ];
  const made = rows.flatMap(({ numerals, weight }) => stockLoop(numerals, weight, model) ?? []);
  made.sort((one, other) => one.color - other.color);
  known.set(key, made);
  return made;
}

/** Where a loop has to be at home to serve a kind of section. */
function placeOf(kind: SectionKind): LoopPlace {
  if (kind === "chorus" || kind === "outro") return "chorus";
  return kind === "bridge" || kind === "pre-chorus" ? "bridge" : "verse";
}

/** The most frequent loop of the charts weighs about as much as the most frequent one of the table. */
function learnedRows(mode: Mode, kind: SectionKind): { numerals: readonly string[]; weight: number }[] {
  const table =
    mode === "major" || mode === "minor" || mode === "mixolydian" || mode === "dorian"
      ? learnedModes[mode]
      : undefined;
  return (table?.loops[kind] ?? []).map((row) => {
    const parts = row.split(" ");
    const numerals = parts.slice(0, 4);
    // Two chords to and fro fill the charts, and say little about a song.
    const plain = new Set(numerals).size < 3 ? 0.5 : 1;
    return { numerals, weight: (plain * Math.sqrt(Number(parts[4] ?? 1))) / 7 };
  });
}

function stockLoop(numerals: readonly string[], weight: number, model: ChordModel): StockLoop | undefined {
  const places = numerals.map((numeral) => model.chords.findIndex((chord) => chord.numeral === numeral));
  if (places.includes(-1)) return undefined;
  const letters = places
    .map((chord, index) => (index > 0 && chord === places[index - 1] ? "-" : "w"))
    .join("");
  const chords = places.filter((chord, index) => index === 0 || chord !== places[index - 1]);
  const color =
    places.reduce((sum, chord) => sum + (model.chords[chord]?.brightness ?? 0), 0) / places.length;
  return { letters, chords, weight, color };
}

/**
 * A loop of the stock that suits a feeling.
 * @param valence darkest −1 … 1 brightest
 * @param draw a number in [0, 1)
 */
export function drawLoop(stock: readonly StockLoop[], valence: number, draw: number): StockLoop | undefined {
  // The colours of a mode's loops lie within a third of the scale around nought.
  const weights = stock.map(({ weight, color }) => {
    const away = color - valence / 3;
    return weight / (0.04 + away * away);
  });
  return stock[raceWinner(weights, draw, 0)];
}
