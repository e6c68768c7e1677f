/** Wishes that stand in the words for the feeling: they count where the intent says nothing about the same thing. */
import type { Intent, TechnicalWishes } from "../intent.ts";
import type { Reason } from "../song.ts";
import { hearUnkept, hearWishes } from "../wishes/hear.ts";
import type { HeardWish, WishName } from "../wishes/heard-wish.ts";
import type { UnkeptWish } from "../wishes/one-section.ts";
import { MAINSTAYS } from "./band.ts";
import { showTempo } from "./tempo.ts";

/** An intent's wishes together with those that its words contain, and the reasons of the latter. */
export interface WishesWithHeard {
  readonly technical: TechnicalWishes;
  readonly reasons: readonly Reason[];
}

/** The wishes of an intent, completed by what its words ask for. What is given by name wins. */
export function withHeardWishes({ emotionalIntent, technical }: Intent): WishesWithHeard {
  const given: TechnicalWishes = technical ?? {};
  const used = hearWishes(emotionalIntent)
    .map((wish) => left(wish, given))
    .filter((wish) => wish !== undefined);
  const unkept = hearUnkept(emotionalIntent).map(reasonAgainst);
  if (used.length === 0) return { technical: given, reasons: unkept };
  let completed: TechnicalWishes = given;
  for (const wish of used) completed = { ...completed, ...asTechnical(wish, completed) };
  const everybody = Object.entries(completed.instruments ?? {});
  const isSilent = MAINSTAYS.every((role) =>
    everybody.some(([name, text]) => name === role && text === "none"),
  );
  // The words, or words and wishes between them, would silence all: what was given by name stays, and nothing else.
  if (isSilent) completed = { ...completed, instruments: given.instruments ?? null };
  return { technical: completed, reasons: [...used.map(reasonOf), ...unkept] };
}

/** What is left of a heard wish beside those that are given by name. */
function left(wish: HeardWish, given: TechnicalWishes): HeardWish | undefined {
  if (wish.parameter === "section_instruments") return wish;
  if (wish.parameter !== "instruments")
    return rivalsOf[wish.parameter].some((name) => isGiven(given[name])) ? undefined : wish;
  const roles = new Set(Object.keys(given.instruments ?? {}).map((role) => role.trim().toLowerCase()));
  const free = Object.entries(wish.value).filter(([role]) => !roles.has(role));
  return free.length === 0 ? undefined : { ...wish, value: Object.fromEntries(free) };
}

/** The wishes that say something about the same thing. */
const rivalsOf: Readonly<
  Record<Exclude<WishName, "instruments" | "section_instruments">, readonly (keyof TechnicalWishes)[]>
> = {
  key: ["key", "progression"],
  bpm: ["bpm"],
  genre: ["genre"],
  progression: ["progression"],
  time_signature: ["timeSignature"],
  bars: ["bars", "durationSeconds"],
  duration_seconds: ["bars", "durationSeconds"],
  form: ["form"],
  humanize: ["humanize"],
};

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function asTechnical(wish: HeardWish, before: TechnicalWishes): TechnicalWishes {
  switch (wish.parameter) {
    case "time_signature":
      return { timeSignature: wish.value };
    case "duration_seconds":
      return { durationSeconds: wish.value };
    case "instruments":
      return { instruments: { ...wish.value, ...before.instruments } };
    case "section_instruments":
      return { sectionInstruments: withSections(wish.value, before.sectionInstruments ?? {}) };
    default:
      return { [wish.parameter]: wish.value };
  }
}

type Sections = NonNullable<TechnicalWishes["sectionInstruments"]>;

/** Sections with their players, where some are known already: those stay. */
export function withSections(heard: Sections, known: Sections): Sections {
  const added = Object.entries(heard).map(([section, players]) => [
    section,
    { ...players, ...known[section] },
  ]);
  return { ...known, ...Object.fromEntries(added) };
}

/** What a heard wish sets, by its name in the reasons of a song. */
const subjects: Readonly<Record<WishName, string>> = {
  key: "key",
  bpm: "tempo",
  genre: "genre",
  progression: "progression",
  time_signature: "metre",
  bars: "length",
  duration_seconds: "length",
  form: "form",
  instruments: "instruments",
  section_instruments: "instruments",
  humanize: "playing",
};

function reasonOf(wish: HeardWish): Reason {
  return {
    about: "your words",
    decision: `${subjects[wish.parameter]}: ${shown(wish)}`,
    because: wish.because,
  };
}

/** Of a wish that is not kept. */
function reasonAgainst({ wish, because }: UnkeptWish): Reason {
  return { about: "your words", decision: `${subjects[wish.parameter]}: left as it is`, because };
}

function shown(wish: HeardWish): string {
  switch (wish.parameter) {
    case "bpm":
      return showTempo(wish.value);
    case "bars":
      return `${wish.value} bars`;
    case "duration_seconds":
      return `${wish.value} seconds`;
    case "progression":
      return wish.value.join(" – ");
    case "instruments":
      return Object.entries(wish.value)
        .map(([role, instrument]) => `${role} ${instrument}`)
        .join(", ");
    case "section_instruments":
      return Object.entries(wish.value)
        .flatMap(([section, players]) =>
          Object.entries(players).map(([role, instrument]) => `${section} ${role} ${instrument}`),
        )
        .join(", ");
    default:
      return String(wish.value);
  }
}
