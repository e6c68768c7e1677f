/** `music-brain generate`: a feeling in, a song out. */
import { randomInt } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { intentToWire, planToWire, songToWire } from "@music-brain/contract";
import {
  type Composition,
  composeSong,
  EditError,
  type Intent,
  IntentError,
  type JourneyWish,
  measureSections,
  outlineSong,
  songDigest,
} from "@music-brain/engine";
import { songToMidi } from "@music-brain/formats";
import { CommandError } from "./command-error.ts";
import { songReport } from "./report.ts";
import {
  checkSection,
  type FileFormat,
  type FileOptions,
  fileOf,
  formatOfFile,
  lossReport,
} from "./song-file.ts";

/** The options that say what a song is to be, as they stand on the command line. */
export interface IntentOptions {
  readonly seed?: number;
  readonly key?: string;
  readonly bpm?: number;
  readonly genre?: string;
  readonly progression?: string;
  readonly metre?: string;
  readonly bars?: number;
  readonly form?: string;
  readonly instrument?: readonly string[];
  readonly humanize?: number;
  readonly journey?: string;
  readonly valence?: number;
  readonly arousal?: number;
  readonly dominance?: number;
  readonly coreWound?: string;
  readonly coreDesire?: string;
  readonly ruleBreak?: readonly string[];
}

/** The options of `generate`. */
export interface GenerateOptions extends IntentOptions, FileOptions {
  readonly output?: string;
  readonly dryRun?: boolean;
  /** Whether it is said what the file does not carry. */
  readonly report?: boolean;
  readonly json?: boolean;
}

/** Seeds are drawn below this, so that they are short enough to type again. */
const SEEDS = 1_000_000_000;

/**
 * Composes, writes the file and prints the report.
 * @throws CommandError when a wish cannot be met or the file cannot be written
 */
export async function generate(feeling: string, options: GenerateOptions): Promise<void> {
  const format = formatOf(options);
  checkSection(format, options);
  const seed = seedFrom(options);
  const composition = compose(intentOf(feeling, options), seed, options.dryRun ?? false);
  if (options.output === "-") {
    process.stdout.write(songToMidi(composition.song));
    return;
  }
  if (options.output !== undefined) await save(options.output, await contentOf(composition, format, options));
  process.stdout.write(options.json ? `${toJson(composition, options)}\n` : `${songReport(composition)}\n`);
  if (options.output === undefined) return;
  process.stderr.write(`Wrote ${options.output}\n`);
  if (options.report) process.stderr.write(`${lossReport(composition.song, format, options)}\n`);
}

/** The seed that was given, or one that nobody can foresee. */
export function seedFrom({ seed }: { readonly seed?: number }): number {
  return seed ?? randomInt(SEEDS);
}

/**
 * The form that the name of the file asks for.
 * @throws CommandError where it asks for another
 */
export function formatOf({ output, dryRun }: Pick<GenerateOptions, "output" | "dryRun">): FileFormat {
  if (output === undefined) return "midi";
  if (dryRun)
    throw new CommandError("A dry run has no notes to write: leave out either --dry-run or --output.");
  return formatOfFile(output);
}

/**
 * The intent that the options make.
 * @throws CommandError where one cannot be read
 */
export function intentOf(feeling: string, options: IntentOptions): Intent {
  // "Am F C G", "I-V-vi-IV", "i, VI, III, VII". A hyphen stands between chords: a minor chord is "Cm7", not "C-7".
  const progression = options.progression?.split(/[\s,|–—-]+/u).filter((chord) => chord !== "");
  return {
    emotionalIntent: feeling,
    coreWound: options.coreWound ?? null,
    coreDesire: options.coreDesire ?? null,
    journey: journeyOf(options.journey),
    valence: options.valence ?? null,
    arousal: options.arousal ?? null,
    dominance: options.dominance ?? null,
    ruleBreaks: options.ruleBreak ?? [],
    technical: {
      key: options.key ?? null,
      bpm: options.bpm ?? null,
      genre: options.genre ?? null,
      progression: progression ?? null,
      timeSignature: options.metre ?? null,
      bars: options.bars ?? null,
      form: options.form ?? null,
      instruments: instrumentsOf(options.instrument ?? []),
      humanize: options.humanize ?? null,
    },
  };
}

/** Feelings with ">" or "→" between them, from the start to the end of the song. */
function journeyOf(text: string | undefined): readonly JourneyWish[] | null {
  if (text === undefined) return null;
  const feelings = text.split(/>|→/u).map((feeling) => feeling.trim());
  if (feelings.length < 2 || feelings.includes(""))
    throw new CommandError(`--journey ${text}: write two feelings or more, such as "grief > hope".`);
  return feelings.map((emotion, index) => ({ at: index / (feelings.length - 1), emotion }));
}

/**
 * Instruments by role.
 * @throws CommandError where one is not written as role=instrument
 */
export function instrumentsOf(wishes: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    wishes.map((wish) => {
      const [role, name, ...rest] = wish.split("=");
      if (role && name && rest.length === 0) return [role.trim(), name.trim()];
      throw new CommandError(`--instrument ${wish}: write a role and an instrument, such as melody=flute.`);
    }),
  );
}

function compose(intent: Intent, seed: number, dryRun: boolean): Composition {
  return orTell(() => (dryRun ? outlineSong(intent, seed) : composeSong(intent, seed)));
}

/**
 * What the engine makes of it.
 * @throws CommandError with the engine's sentences where a wish cannot be met or an edit cannot be carried out
 */
export function orTell<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof IntentError || error instanceof EditError)) throw error;
    throw new CommandError(error.problems.map(({ detail }) => detail).join("\n"), { cause: error });
  }
}

/** What is written into a file of that form. @throws CommandError (rejects) where it cannot be */
export function contentOf(
  composition: Composition,
  format: FileFormat,
  options?: FileOptions,
): Promise<Uint8Array | string> {
  return fileOf(composition.song, format, () => toJson(composition, {}), options);
}

function toJson({ intent, song }: Composition, { dryRun }: Pick<GenerateOptions, "dryRun">): string {
  const wire = intentToWire(intent);
  if (dryRun) return JSON.stringify({ intent: wire, plan: planToWire(song) }, null, 2);
  return JSON.stringify(
    { intent: wire, song: songToWire(song, songDigest(song), { measured: measureSections(song) }) },
    null,
    2,
  );
}

/**
 * Writes a file.
 * @throws CommandError where it cannot be written
 */
export async function save(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    const reason =
      error instanceof Error
        ? error.message.replace(/^[A-Z]+: /, "").replace(/, open .*$/, "")
        : String(error);
    throw new CommandError(`${path} cannot be written: ${reason}.`, { cause: error });
  }
}
