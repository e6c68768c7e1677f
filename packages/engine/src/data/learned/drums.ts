/**
 * How drummers play, learned from the Groove MIDI Dataset by `tools/learn`; source and licence stand in the table
 * itself. Grooves are profiles of many bars, not bars that somebody played.
 */
import table from "./drums.json" with { type: "json" };
import { decodeShares } from "./shares.ts";

/** A voice of a learned groove; "hand" keeps time, on the hat or on the ride. */
export type LearnedVoice = "kick" | "snare" | "stick" | "hand" | "pedal" | "highTom" | "midTom" | "lowTom";

/** One voice over two bars of 16 sixteenths. */
export interface LearnedLine {
  readonly voice: LearnedVoice;
  /** Of the bars that were learned from, the share with a stroke here, by step. */
  readonly share: Float32Array;
  /** How loud such a stroke is, 0 … 1, by step. */
  readonly loudness: Float32Array;
}

/** Grooves of one density. */
export interface LearnedLevel {
  /** Strokes a sixteenth; soft ones count less. */
  readonly density: number;
  /** Share of the time-keeping strokes that are on the ride. */
  readonly ride: number;
  readonly lines: readonly LearnedLine[];
  /** Share of bars with an open hat, by step. */
  readonly open: Float32Array;
}

/** Grooves on one foundation of kick and snare, from sparse to dense. */
export interface LearnedLane {
  readonly weight: number;
  /** Strokes a sixteenth of its middle level. */
  readonly density: number;
  /** Reads its levels: a song is drummed from one lane of many. */
  readonly levels: () => readonly LearnedLevel[];
}

/** One beat of a fill. */
export interface FillCell {
  /** "S" snare, "H", "M", "L" toms, "C" crash, "T" hat or ride, "X" rim, "K" kick; in lower case with the kick. */
  readonly strokes: string;
  /** How often it is played in each beat of the bar. */
  readonly counts: readonly number[];
  /** How often in all. */
  readonly total: number;
  /** How many strokes it has. */
  readonly struck: number;
  /** How loud its strokes are, 0 … 1. */
  readonly loudness: Float32Array;
}

/** How one family of styles is drummed. */
export interface LearnedStyle {
  /** Whether its beats are divided in three; then 1 and 2 of a beat's sixteenths are the places of a triplet. */
  readonly swung: boolean;
  readonly lanes: readonly LearnedLane[];
  /** Shares of fills of 0 … 4 beats before an arrival. */
  readonly fillLengths: readonly number[];
  readonly cells: readonly FillCell[];
  /** By voice: the share of strokes that differ from those two bars before. */
  readonly vary: { readonly kick: number; readonly snare: number; readonly hand: number };
  /** How often one cell follows another, at (from × 64 + to). */
  readonly follows: ReadonlyMap<number, number>;
  /** By voice: lateness, its spread, and the spread of velocity, 16 steps each, as shares. */
  readonly feel: ReadonlyMap<string, Float32Array>;
}

/** The name of a family. */
export type DrumStyleName = keyof typeof table.styles;

const EMPTY: Float32Array = new Float32Array(32);
const styles = new Map<DrumStyleName, LearnedStyle>();

/** The style of that name; it is read from the table when it is first asked for. */
export function learnedDrumStyle(name: DrumStyleName): LearnedStyle {
  const known = styles.get(name);
  if (known) return known;
  const { swung, lanes, vary, fills, feel } = table.styles[name];
  const style: LearnedStyle = {
    swung,
    lanes: lanes.map(({ weight, levels }) => ({
      weight,
      density: levels[Math.floor(levels.length / 2)]?.density ?? 0,
      levels: () => levels.map(levelOf),
    })),
    vary,
    fillLengths: fills.lengths,
    cells: fills.cells.flatMap((cell) => cellOf(cell)),
    follows: new Map(fills.follows.map(([from = 0, to = 0, count = 0]) => [from * 64 + to, count])),
    feel: new Map(Object.entries(feel).map(([voice, text]) => [voice, decodeShares(text)])),
  };
  styles.set(name, style);
  return style;
}

function levelOf(level: {
  readonly density: number;
  readonly ride: number;
  readonly lines: object;
}): LearnedLevel {
  const lines: LearnedLine[] = [];
  let open: Float32Array = EMPTY;
  for (const [voice, text] of Object.entries(level.lines)) {
    if (typeof text !== "string") continue;
    const shares = decodeShares(text);
    if (voice === "open") open = shares;
    else if (isVoice(voice)) lines.push({ voice, share: shares.slice(0, 32), loudness: shares.slice(32) });
  }
  return { density: level.density, ride: level.ride, lines, open };
}

function cellOf([strokes, counts, loudness]: readonly (string | readonly number[])[]): FillCell[] {
  if (typeof strokes !== "string" || typeof counts !== "object" || typeof loudness !== "string") return [];
  const total = counts.reduce((sum, count) => sum + count, 0);
  const struck = strokes.replaceAll(".", "").length;
  return [{ strokes, counts, total, struck, loudness: decodeShares(loudness) }];
}

const voiceNames: ReadonlySet<string> = new Set<LearnedVoice>([
  "kick",
  "snare",
  "stick",
  "hand",
  "pedal",
  "highTom",
  "midTom",
  "lowTom",
]);

function isVoice(text: string): text is LearnedVoice {
  return voiceNames.has(text);
}
