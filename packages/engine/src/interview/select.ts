/** Which question comes next. */
import { questions } from "../data/questions.ts";
import type { Reading } from "../emotion/read.ts";
import type { Stream } from "../random.ts";
import { suggestRules } from "../rules/suggest.ts";
import type { Affect } from "../song.ts";
import type { Known, ParameterName } from "./known.ts";
import { namesFeeling } from "./named.ts";
import { type Condition, type Phase, phases, type Question } from "./question.ts";
import { FAINT, PLAIN } from "./sure.ts";
import { affectOf, feelingText, isKnown } from "./understanding.ts";

/** What there is to know in each phase, and how much of it is worth a question. */
const aims: Readonly<Record<Phase, { readonly about: readonly ParameterName[]; readonly enough: number }>> = {
  intent: { about: ["feelings", "dedication", "occasion"], enough: 2 },
  emotion: { about: ["shade", "arousal", "dominance", "ending"], enough: 2 },
  story: { about: ["wound", "desire", "scene"], enough: 2 },
  sound: { about: ["genre", "bpm", "instruments", "key", "timeSignature"], enough: 2 },
  structure: { about: ["bars", "form", "ruleBreaks"], enough: 1 },
  lyrics: { about: ["title", "line"], enough: 1 },
  production: { about: ["humanize", "ruleBreaks"], enough: 1 },
};

/** What choosing a question looks at. */
export interface Asking {
  readonly known: Known;
  readonly reading: Reading;
  /** Ids of questions that were asked. */
  readonly asked: readonly string[];
  /** What they were about, answered or not. */
  readonly askedAbout: readonly ParameterName[];
  /** How often somebody was told where to find help. */
  readonly cared: number;
}

/** The questions by phase, so that few are looked at. */
const byPhase = Map.groupBy(questions, ({ phase }) => phase);

/** The phase in which there is something left to ask; undefined where enough is known. */
export function phaseOf(asking: Asking): Phase | undefined {
  return phases.find((phase) => !isDone(phase, asking));
}

function isDone(phase: Phase, { known, reading, askedAbout }: Asking): boolean {
  const { about } = aims[phase];
  const enough = isExact(known) ? Math.min(aims[phase].enough, ENOUGH_IF_EXACT[phase]) : aims[phase].enough;
  const settled = about.filter(
    (parameter) => askedAbout.includes(parameter) || isKnown(known, reading, parameter),
  );
  // Without a feeling there is no song: it is asked for twice.
  const feeling =
    isKnown(known, reading, "feelings") || askedAbout.filter((name) => name === "feelings").length > 1;
  return settled.length >= enough && (phase !== "intent" || feeling);
}

/** Whoever names so many things about the music wants no stories to be asked for. */
const EXACT = 4;

const ENOUGH_IF_EXACT: Readonly<Record<Phase, number>> = {
  intent: 1,
  emotion: 1,
  story: 0,
  sound: 2,
  structure: 1,
  lyrics: 0,
  production: 1,
};

function isExact(known: Known): boolean {
  const { bpm, key, genre, timeSignature, bars, durationSeconds, form, progression, instruments } = known;
  const wishes = [bpm, key, genre, timeSignature, bars ?? durationSeconds, form, progression, instruments];
  return wishes.filter((wish) => wish !== undefined).length >= EXACT;
}

/** The next question; undefined where enough is known. */
export function nextQuestion(asking: Asking, stream: Stream): Question | undefined {
  // Whoever was in danger is asked a few gentle things, and nothing that digs.
  if (asking.cared > 0) return gentleQuestion(asking);
  for (const phase of phases) {
    if (isDone(phase, asking)) continue;
    const suggestion = phase === "production" ? suggestedBreak(asking, stream.fork("suggest")) : undefined;
    const question = suggestion ?? questionIn(phase, asking, stream.fork(phase));
    if (question) return question;
  }
  return undefined;
}

function gentleQuestion({ known, reading, asked, askedAbout }: Asking): Question | undefined {
  return questions.find(
    ({ id, sets, when }) =>
      when?.cared && !asked.includes(id) && !askedAbout.includes(sets) && !isKnown(known, reading, sets),
  );
}

function questionIn(phase: Phase, asking: Asking, stream: Stream): Question | undefined {
  const { known, reading, asked, askedAbout } = asking;
  const affect = affectOf(known, reading);
  const isFelt = reading.confidence >= PLAIN && namesFeeling(feelingText(known));
  const mood = isFelt ? { affect, base: reading.nodes[0]?.node.base } : undefined;
  const isAsked = (parameter: ParameterName) =>
    parameter === "feelings" ? false : askedAbout.includes(parameter) || isKnown(known, reading, parameter);
  const fitting = (byPhase.get(phase) ?? []).filter(
    ({ id, sets, when }) => !asked.includes(id) && !isAsked(sets) && fits(when, asking, mood),
  );
  const wantsFeeling = phase === "intent" && !isKnown(known, reading, "feelings");
  const first = fitting.filter(({ sets }) => (sets === "feelings") === wantsFeeling);
  const open = first.length > 0 ? first : fitting;
  return open.length === 0 ? undefined : stream.weighted(open, (question) => weightOf(question, known));
}

/** What is not about somebody's own life: there one does not ask what hurts. */
const IMPERSONAL = new Set(["game", "film", "party", "workout", "study", "stage"]);

/** Whether a song for such an occasion is about nobody's own life. */
export function isImpersonal(occasion: string | undefined): boolean {
  return IMPERSONAL.has(occasion ?? "");
}

/** Questions that fit more closely come sooner. */
function weightOf({ when = {}, sets }: Question, { occasion }: Known): number {
  const isPrivate = when.occasion === undefined && (sets === "wound" || sets === "desire");
  const conditions = Object.keys(when).filter((name) => name !== "felt");
  const fit = 1 + 4 * conditions.length + (when.occasion ? 10 : 0);
  return fit * (isPrivate && isImpersonal(occasion) ? 0.02 : 1);
}

/** The feeling that was named: what nobody has said is not asked about as if they had. */
interface Felt {
  readonly affect: Affect;
  readonly base: string | undefined;
}

function fits(when: Condition | undefined, { known }: Asking, felt: Felt | undefined): boolean {
  if (when === undefined) return true;
  const { feels, mood, occasion, dedicated } = when;
  if (feels && !feels.some((name) => name === felt?.base)) return false;
  if (mood && !(felt && moods[mood](felt.affect))) return false;
  if (occasion && !occasion.includes(known.occasion ?? "")) return false;
  if (when.cared || (when.felt && felt === undefined)) return false;
  return !dedicated || isSomebody(known.dedication);
}

const moods: Readonly<Record<NonNullable<Condition["mood"]>, (affect: Affect) => boolean>> = {
  dark: ({ valence }) => valence < -0.2,
  bright: ({ valence }) => valence > 0.2,
  quiet: ({ arousal }) => arousal < 0.4,
  loud: ({ arousal }) => arousal > 0.55,
};

/** Somebody who can be spoken of: not the person themselves, nor everybody. */
function isSomebody(who: string | undefined): boolean {
  return (
    who !== undefined &&
    !/\b(?:me|myself|self|nobody|no one|everyone|everybody|us|world|strangers)\b/iu.test(who)
  );
}

/** How often a suggestion is made rather than a question asked, where both could be. */
const SUGGESTING = 0.6;

/** Among how many of the most suitable rules the seed chooses. */
const SUGGESTED = 4;

/** A rule that suits the feeling, offered. */
function suggestedBreak({ known, reading, askedAbout }: Asking, stream: Stream): Question | undefined {
  if (known.ruleBreaks !== undefined || askedAbout.includes("ruleBreaks")) return undefined;
  if (!stream.chance(SUGGESTING)) return undefined;
  const affect = affectOf(known, reading);
  const node = reading.confidence >= FAINT ? reading.nodes[0]?.node : undefined;
  const { rule } = stream.pick(suggestRules(affect, node, SUGGESTED));
  return {
    id: `production.break.${rule.id}`,
    phase: "production",
    sets: "ruleBreaks",
    text: `One rule I'd break for you: ${rule.effect}. ${rule.because} Shall I?`,
    choices: [
      { label: "yes", says: yes, sets: [{ parameter: "ruleBreaks", value: [rule.id] }] },
      { label: "no", says: no, sets: [{ parameter: "ruleBreaks", value: [] }] },
    ],
  };
}

const yes =
  "yes|yeah|yep|yup|sure|ok|okay|please|do it|why not|absolutely|of course|go for it|love it|good idea|let's try|try it".split(
    "|",
  );
const no = "no|nope|nah|rather not|don't|not that|no thanks|leave it".split("|");
