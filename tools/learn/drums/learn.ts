/** Learns grooves, fills and feel by family of styles from the drum performances of the corpus. */
import { type LearnedFeel, learnFeel } from "./feel.ts";
import { type LearnedFills, learnFills } from "./fills.ts";
import { type LearnedLane, learnLanes, rounded } from "./grooves.ts";
import { type Performance, readPerformances } from "./performances.ts";
import { styleFamilies } from "./styles.ts";
import { unitsOf } from "./units.ts";
import { learnVariation } from "./vary.ts";

/** The table, as it is written. */
export interface LearnedDrums {
  readonly source: string;
  readonly licence: string;
  readonly madeBy: string;
  readonly styles: Readonly<Record<string, LearnedStyle>>;
}

/** What is known of a family. */
export interface LearnedStyle {
  /** Bars that were learned from. */
  readonly bars: number;
  /** Whether its beats are divided in three. */
  readonly swung: boolean;
  readonly lanes: readonly LearnedLane[];
  readonly vary: Readonly<Record<string, number>>;
  readonly fills: LearnedFills;
  readonly feel: LearnedFeel;
}

/** The drum table. */
export function learnDrums(corpusFolder: string): LearnedDrums {
  const performances = readPerformances(corpusFolder);
  const styles: Record<string, LearnedStyle> = {};
  for (const family of styleFamilies) {
    const { name, beats, fills, noCymbals } = family;
    const own = performances.filter(({ kind, style }) => kind === "beat" && beats.includes(style));
    const { swung, alike } = ofOneMind(own);
    const units = alike.flatMap((performance, index) => unitsOf(performance, index, noCymbals !== true));
    const fillers = performances.filter(
      ({ kind, style }) => kind === "fill" && (fills ?? beats).includes(style),
    );
    styles[name] = {
      bars: units.length * 2,
      swung,
      lanes: learnLanes(units, family),
      vary: learnVariation(alike),
      fills: learnFills(
        fillers.filter((fill) => fill.swung === swung),
        alike,
      ),
      feel: learnFeel(alike),
    };
  }
  return {
    source:
      "Groove MIDI Dataset: Gillick, Roberts, Engel, Eck and Bamman 2019, Learning to Groove with Inverse Sequence Transformations",
    licence: "CC BY 4.0",
    madeBy: "tools/learn",
    styles,
  };
}

/** The performances of a family that divide the beat as most of its bars do: straight and swung cannot be averaged. */
function ofOneMind(performances: readonly Performance[]): {
  readonly swung: boolean;
  readonly alike: readonly Performance[];
} {
  const strokes = (those: readonly Performance[]) =>
    those.reduce((sum, performance) => sum + performance.strokes.length, 0);
  const swinging = performances.filter(({ swung }) => swung);
  const swung = rounded(strokes(swinging) / strokes(performances), 100) > 0.5;
  return { swung, alike: performances.filter((performance) => performance.swung === swung) };
}
