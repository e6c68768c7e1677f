/** `music-brain compare`: which bars of two songs differ, and how. */
import {
  comparedMessage,
  comparedSongFromWire,
  comparedSongSchema,
  comparisonToWire,
  validator,
} from "@music-brain/contract";
import {
  type ComparableSong,
  type Comparison,
  compareSongs,
  counterfactual,
  type IntentChange,
  type NumberChange,
  type SectionComparison,
  type TechnicalWishes,
} from "@music-brain/engine";
import Table from "cli-table3";
import { CommandError } from "./command-error.ts";
import { type IntentOptions, instrumentsOf, intentOf, orTell, seedFrom } from "./generate.ts";
import { readJson } from "./read-json.ts";

/** The options of `compare`, as they stand on the command line. */
export interface CompareOptions extends Omit<IntentOptions, "valence" | "arousal" | "dominance"> {
  readonly valence?: string;
  readonly arousal?: string;
  readonly dominance?: string;
  readonly change?: readonly string[];
  readonly json?: boolean;
}

/**
 * Compares two files, or a song with what it would be, and prints how they differ.
 * @throws CommandError when a file or a change cannot be read, or a wish cannot be met
 */
export async function compare(words: readonly string[], options: CompareOptions): Promise<void> {
  const files = words.every((word) => word.toLowerCase().endsWith(".json"));
  const { comparison, heading } = files
    ? { comparison: await compareFiles(words), heading: [] }
    : compareChange(words.join(" "), options);
  const text = options.json
    ? JSON.stringify(comparisonToWire(comparison), null, 2)
    : [...heading, told(comparison)].join("\n");
  process.stdout.write(`${text}\n`);
}

/** Two songs compared, and what stands above it. */
interface ToldComparison {
  readonly comparison: Comparison;
  readonly heading: readonly string[];
}

async function compareFiles(paths: readonly string[]): Promise<Comparison> {
  const [before, after, ...more] = paths;
  if (before === undefined || after === undefined || more.length > 0)
    throw new CommandError("Name two songs to compare, such as: music-brain compare before.json after.json");
  return compareSongs(await readSong(before, "before"), await readSong(after, "after"));
}

const songs = validator(comparedSongSchema);

async function readSong(path: string, place: "before" | "after"): Promise<ComparableSong> {
  const given = await readJson(path);
  // `generate -o song.json` and the API write the song beside its intent.
  const song = typeof given === "object" && given !== null && "song" in given ? given.song : given;
  const checked = songs.check(song);
  const read = checked.ok ? comparedSongFromWire(checked.value, place) : checked;
  if (read.ok) return read.value;
  throw new CommandError(`${path} holds no song: ${read.mistakes[0]?.detail ?? "it does not fit."}`);
}

function compareChange(feeling: string, options: CompareOptions): ToldComparison {
  const { valence, arousal, dominance, change = [], ...base } = options;
  const wanted = {
    ...numberChange("valence", valence),
    ...numberChange("arousal", arousal),
    ...numberChange("dominance", dominance),
    ...wishesOf(change),
  };
  if (Object.keys(wanted).length === 0)
    throw new CommandError(
      "Say what is to be different, such as --arousal +0.2 or --change genre=jazz; or name two .json files.",
    );
  const seed = seedFrom(options);
  const { before, after, comparison } = orTell(() => counterfactual(intentOf(feeling, base), seed, wanted));
  const moves = DIMENSIONS.flatMap((name) =>
    name in wanted ? [moveOf(name, before.intent[name], after.intent[name])] : [],
  );
  const heading = [...moves, ...change].join(", ");
  return { comparison, heading: [`${before.song.title} · seed ${seed}`, `What if: ${heading}`, ""] };
}

const DIMENSIONS = ["valence", "arousal", "dominance"] as const;

/** "arousal +0.2 (0.35 → 0.55)". */
function moveOf(name: (typeof DIMENSIONS)[number], before: number, after: number): string {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const by = round(after - before);
  return `${name} ${by < 0 ? "" : "+"}${by} (${round(before)} → ${round(after)})`;
}

function numberChange(
  name: (typeof DIMENSIONS)[number],
  text: string | undefined,
): Readonly<Record<string, NumberChange>> {
  if (text === undefined) return {};
  const match = /^(=?)([+-]?)(\d+(?:\.\d+)?|\.\d+)$/.exec(text.trim());
  if (!match)
    throw new CommandError(
      `--${name} ${text}: write +0.2 or -0.2 to move it from where it is, =0.4 to put it there.`,
    );
  const [, put = "", sign = "", digits = ""] = match;
  const number = Number(`${sign}${digits}`);
  return { [name]: put === "=" ? { to: number } : { by: number } };
}

/** How each wish is read from its text. */
const wishes: Readonly<Record<string, (text: string) => TechnicalWishes>> = {
  key: (key) => ({ key }),
  bpm: (text) => ({ bpm: numberIn("bpm", text) }),
  genre: (genre) => ({ genre }),
  progression: (text) => ({ progression: text.split(/[\s,|–—-]+/u).filter((chord) => chord !== "") }),
  metre: (timeSignature) => ({ timeSignature }),
  bars: (text) => ({ bars: numberIn("bars", text) }),
  form: (form) => ({ form }),
  instrument: (text) => ({ instruments: instrumentsOf([text]) }),
  humanize: (text) => ({ humanize: numberIn("humanize", text) }),
};

const RULE_BREAK = "rule-break";

/** What `--change` can name. */
export const wishNames: readonly string[] = [...Object.keys(wishes), RULE_BREAK];

function wishesOf(changes: readonly string[]): Pick<IntentChange, "technical" | "ruleBreaks"> {
  let technical: TechnicalWishes | undefined;
  const ruleBreaks: string[] = [];
  for (const change of changes) {
    const split = change.indexOf("=");
    const [name, value] = [change.slice(0, Math.max(0, split)).trim(), change.slice(split + 1).trim()];
    const read = Object.hasOwn(wishes, name) ? wishes[name] : undefined;
    if (value !== "" && name === RULE_BREAK) ruleBreaks.push(value);
    else if (value !== "" && read) technical = withWish(technical, read(value));
    else
      throw new CommandError(
        `--change ${change}: write one of ${wishNames.join(", ")} and its value, such as genre=jazz.`,
      );
  }
  return { ...(technical && { technical }), ...(ruleBreaks.length > 0 && { ruleBreaks }) };
}

/** Instruments that are named one by one add up; any other wish takes the place of the one before. */
function withWish(technical: TechnicalWishes | undefined, wish: TechnicalWishes): TechnicalWishes {
  const instruments = { ...technical?.instruments, ...wish.instruments };
  return { ...technical, ...wish, ...(Object.keys(instruments).length > 0 && { instruments }) };
}

function numberIn(name: string, text: string): number {
  const number = Number(text);
  if (Number.isFinite(number)) return number;
  throw new CommandError(`--change ${name}=${text}: it has to be a number.`);
}

function told(comparison: Comparison): string {
  const lines = [
    `${comparedMessage(comparison)}.`,
    "",
    ...comparison.summary.map((sentence) => `  ${sentence}`),
  ];
  const differing = comparison.sections.filter(({ bars }) => bars.length > 0);
  if (differing.length === 0) return lines.join("\n");
  const table = new Table({
    head: ["section", "bars that differ", "chords", "notes"],
    colWidths: [16, 20, 12, 47],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const section of differing) table.push(row(section));
  return [
    ...lines,
    "",
    table.toString(),
    "",
    "+ added, − removed, ~ moved or another tone, ′ played another way",
  ].join("\n");
}

function row(section: SectionComparison): string[] {
  const { before, after, bars, chords, tracks } = section;
  const numbers = bars.map((bar) => (bar.after ?? bar.before ?? 0) + 1);
  const notes = tracks.flatMap(({ track, identical, added, removed, moved, repitched, inflected }) => {
    const counts = [
      [added, "+"],
      [removed, "−"],
      [moved + repitched, "~"],
      [inflected, "′"],
    ] as const;
    const said = counts.filter(([count]) => count > 0).map(([count, sign]) => `${sign}${count}`);
    return identical || said.length === 0 ? [] : [`${track} ${said.join(" ")}`];
  });
  return [after?.name ?? `${before?.name ?? ""} (gone)`, ranges(numbers), chords, notes.join(", ")];
}

/** "1–4, 7". */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
