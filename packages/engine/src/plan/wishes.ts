/** The wishes of an intent, read once into typed values; everything that is wrong with them is collected. */
import type { Form } from "../data/forms.ts";
import { type Harmony, readNumeral } from "../harmony/numerals.ts";
import { readSymbol } from "../harmony/symbols.ts";
import { type Intent, IntentError, type Problem, type TechnicalWishes } from "../intent.ts";
import { readRuleWish } from "../rules/read.ts";
import type { RuleWish } from "../rules/rule.ts";
import type { Key, Mode, Reason, Role, TimeSignature } from "../song.ts";
import { LONGEST_SECONDS, SHORTEST_SECONDS } from "../wishes/length.ts";
import { isAnybody, MAINSTAYS, type Refused, readInstrument, refusedIn, roles } from "./band.ts";
import { readSectionInstruments, type SectionWish } from "./casting.ts";
import { type Feeling, readIntentFeeling } from "./feeling.ts";
import { MAX_BARS, MIN_BARS, readForm } from "./form.ts";
import { withHeardWishes } from "./heard.ts";
import { modeNamed, readKey } from "./key.ts";
import { readTimeSignature } from "./metre.ts";
import { oneOf, quoted, type Wish } from "./wish.ts";

/** The most characters of an intent's feeling. */
const MAX_INTENT_LENGTH = 5000;

/** The most chords of a progression that is wished for. */
const MAX_PROGRESSION = 64;

/**
 * How humanly a song is played when nobody says. Listeners like a groove as well with the timing of its players as on
 * the grid, and less the more that timing is exaggerated (Senn, Kilchenmann, von Georgi & Bullerjahn 2016); since the
 * players here stray each on their own account, they stay short of what was measured in bands.
 */
const DEFAULT_HUMANIZE = 0.6;

/** What is wished for; absent where the feeling is to decide. */
export interface Wishes {
  readonly feeling: Feeling;
  readonly key?: Key;
  /** Where a mode is wished for without its tonic. */
  readonly mode?: Mode;
  readonly bpm?: number;
  readonly genre?: string;
  /** Reads the progression once the key is known. */
  readonly progression?: readonly string[];
  readonly timeSignature?: TimeSignature;
  readonly bars?: number;
  /** Seconds; in force where no bars are wished for. */
  readonly durationSeconds?: number;
  readonly form?: Form;
  readonly instruments: ReadonlyMap<Role, string | null>;
  /** By role, the instruments that were refused. */
  readonly refused: Refused;
  /** What is wished of players in single sections. */
  readonly sectionWishes: readonly SectionWish[];
  /** 0 … 1; {@link DEFAULT_HUMANIZE} where nobody says. */
  readonly humanize: number;
  readonly ruleWishes: readonly RuleWish[];
  /** What is to be said about how a wish was read, by its name. */
  readonly remarks: ReadonlyMap<string, string>;
  /** Which words of the feeling were read as wishes. */
  readonly heardReasons: readonly Reason[];
}

/**
 * Reads an intent.
 * @throws IntentError that lists every wish that cannot be met
 */
export function readWishes(intent: Intent): Wishes {
  const problems: Problem[] = [];
  const remarks = new Map<string, string>();
  checkText(intent, problems);
  checkNumbers(intent, problems);
  if (problems.some(({ path }) => path[0] === "emotionalIntent")) throw new IntentError(problems);

  const { technical, reasons: heardReasons } = withHeardWishes(intent);
  const take = <Value>(name: keyof TechnicalWishes, wish: Wish<Value> | undefined): Value | undefined => {
    if (!wish) return undefined;
    if ("problem" in wish) {
      problems.push({ path: ["technical", name], detail: wish.problem });
      return undefined;
    }
    if (wish.remark !== undefined) remarks.set(name, wish.remark);
    return wish.value;
  };
  const mode = given(technical.key) ? modeNamed(technical.key) : undefined;
  const key = take("key", given(technical.key) && mode === undefined ? readKey(technical.key) : undefined);
  const timeSignature = take(
    "timeSignature",
    given(technical.timeSignature) ? readTimeSignature(technical.timeSignature) : undefined,
  );
  const form = take("form", given(technical.form) ? readForm(technical.form) : undefined);
  checkProgression(technical.progression ?? [], problems);
  const wishes: Wishes = {
    feeling: readIntentFeeling(intent, problems),
    ...(key && { key }),
    ...(mode && { mode }),
    ...(typeof technical.bpm === "number" && { bpm: technical.bpm }),
    ...(given(technical.genre) && { genre: technical.genre }),
    ...(technical.progression?.length && { progression: technical.progression }),
    ...(timeSignature && { timeSignature }),
    ...(typeof technical.bars === "number" && { bars: technical.bars }),
    ...(typeof technical.durationSeconds === "number" && { durationSeconds: technical.durationSeconds }),
    ...(form && { form }),
    ...readInstruments(technical, problems),
    humanize: technical.humanize ?? DEFAULT_HUMANIZE,
    ruleWishes: readRuleWishes(intent.ruleBreaks ?? [], problems),
    remarks,
    heardReasons,
  };
  if (problems.length > 0) throw new IntentError(problems);
  return wishes;
}

/** A chord as a Roman numeral or, failing that, as a chord symbol. */
export function readChord(text: string, key: Key): Harmony | undefined {
  return readNumeral(text, key) ?? readSymbol(text, key);
}

function given(text: string | null | undefined): text is string {
  return typeof text === "string" && text.trim() !== "";
}

function checkText(intent: Intent, problems: Problem[]): void {
  const { emotionalIntent } = intent;
  if (emotionalIntent.trim() === "") {
    problems.push({
      path: ["emotionalIntent"],
      detail:
        'The feeling is empty: say in words what the song is to feel like, such as "grief slowly turning into hope".',
    });
  }
  if (emotionalIntent.length > MAX_INTENT_LENGTH) {
    problems.push({
      path: ["emotionalIntent"],
      detail: `The feeling has ${emotionalIntent.length} characters; at most ${MAX_INTENT_LENGTH} can be read.`,
    });
  }
}

function checkNumbers(intent: Intent, problems: Problem[]): void {
  const check = (
    path: readonly (string | number)[],
    value: unknown,
    low: number,
    high: number,
    whole = false,
  ) => {
    if (value === undefined || value === null) return;
    const right =
      typeof value === "number" && value >= low && value <= high && (!whole || Number.isInteger(value));
    if (right) return;
    const kind = whole ? "a whole number" : "a number";
    problems.push({
      path,
      detail: `${String(path.at(-1))} has to be ${kind} from ${low} to ${high}, not ${String(value).slice(0, 40)}.`,
    });
  };
  check(["valence"], intent.valence, -1, 1);
  check(["arousal"], intent.arousal, 0, 1);
  check(["dominance"], intent.dominance, 0, 1);
  check(["technical", "bpm"], intent.technical?.bpm, 20, 300);
  check(["technical", "bars"], intent.technical?.bars, MIN_BARS, MAX_BARS, true);
  check(
    ["technical", "durationSeconds"],
    intent.technical?.durationSeconds,
    SHORTEST_SECONDS,
    LONGEST_SECONDS,
  );
  check(["technical", "humanize"], intent.technical?.humanize, 0, 1);
  intent.journey?.forEach((stage, index) => {
    check(["journey", index, "at"], stage.at, 0, 1);
  });
}

function checkProgression(progression: readonly string[], problems: Problem[]): void {
  if (progression.length > MAX_PROGRESSION) {
    problems.push({
      path: ["technical", "progression"],
      detail: `The progression has ${progression.length} chords; at most ${MAX_PROGRESSION} can be had.`,
    });
    return;
  }
  progression.forEach((text, index) => {
    if (readChord(text, { tonic: "C", mode: "major" })) return;
    problems.push({
      path: ["technical", "progression", index],
      detail: `${quoted(text)} is no chord that can be read: write a Roman numeral such as "i", "bVII" or "V7", or a chord symbol such as "Am", "F#m7" or "C/E".`,
    });
  });
}

/** More instruments than this in one wish are not read one by one. */
const MOST_ENTRIES = 24;

function readInstruments(
  technical: TechnicalWishes,
  problems: Problem[],
): Pick<Wishes, "instruments" | "refused" | "sectionWishes"> {
  const instruments = new Map<Role, string | null>();
  const refused = new Map<Role, ReadonlySet<string>>();
  const entries = Object.entries(technical.instruments ?? {});
  if (entries.length > MOST_ENTRIES) {
    problems.push({
      path: ["technical", "instruments"],
      detail: `${entries.length} instruments are given, and the band has ${roles.length} roles: ${oneOf(roles)}.`,
    });
    return { instruments, refused, sectionWishes: [] };
  }
  for (const [name, text] of entries) {
    const role = roles.find((candidate) => candidate === name.trim().toLowerCase());
    if (!role) {
      problems.push({
        path: ["technical", "instruments", name],
        detail: `${quoted(name)} is not a role in the band: use ${oneOf(roles)}.`,
      });
      continue;
    }
    if (isAnybody(text)) continue;
    const unwanted = refusedIn(text);
    if (unwanted !== undefined && unwanted.size > 0) {
      refused.set(role, unwanted);
      continue;
    }
    const wish = readInstrument(role, text);
    const problem = instruments.has(role)
      ? `The ${role} is given twice; one instrument plays it.`
      : "problem" in wish
        ? wish.problem
        : undefined;
    if (problem !== undefined) problems.push({ path: ["technical", "instruments", name], detail: problem });
    else if ("value" in wish) instruments.set(role, wish.value);
  }
  if (MAINSTAYS.every((role) => instruments.get(role) === null)) {
    problems.push({
      path: ["technical", "instruments"],
      detail: "Every pitched role is silenced: leave at least one of melody, chords, bass or pad to play.",
    });
  }
  const sectionWishes = readSectionInstruments(technical.sectionInstruments, instruments, problems);
  return { instruments, refused, sectionWishes };
}

function readRuleWishes(ids: readonly string[], problems: Problem[]): readonly RuleWish[] {
  const found: RuleWish[] = [];
  ids.forEach((id, index) => {
    const wish = readRuleWish(id);
    if ("problem" in wish) problems.push({ path: ["ruleBreaks", index], detail: wish.problem });
    else found.push(wish.value);
  });
  return [...new Set(found)];
}
