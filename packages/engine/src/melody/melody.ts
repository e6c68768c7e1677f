/** The melody of one section: phrases with their rhythms, then the keys. */
import type { OriginId } from "../explain/origins.ts";
import { isToldAnew } from "../plan/theme.ts";
import type { Stream } from "../random.ts";
import type { SectionKind } from "../song.ts";
import { inKey } from "./degrees.ts";
import { judgeLine } from "./judge.ts";
import { drawLine } from "./line.ts";
import { type Onset, onsetsOf } from "./onsets.ts";
import { recallTheme, type Theme } from "./recall.ts";
import { createRun, MOST_NOTES } from "./run.ts";
import { placeIn, type Setting, settingOf } from "./setting.ts";
import type { MelodyNote, MelodyRequest, Statement } from "./statement.ts";
import { fillRun } from "./weigh.ts";

/** How many lines are drawn for each run of bars at the most. */
const CANDIDATES = 6;

/** So many tones are still in the ear when a line goes on. */
const HEARD = 4;

/** How many bars are searched at once: far enough to aim at a goal, near enough to be taken up by later ones. */
const RUN_BARS = 2;

const run = createRun();

/** How often a theme is told at the most until it is another one than before. */
const TELLINGS = 8;

/**
 * The melody of a section. What is told anew is told once more where chance gave it the very tune that it had: its bars
 * are free to change, and a listener is to hear that they did.
 */
export function composeMelody(request: MelodyRequest, stream: Stream): Statement {
  const { section, recalled, statement } = request;
  let told = tellMelody(request, `again ${statement}`, stream);
  if (!recalled || !isToldAnew(section.kind)) return told;
  for (let time = 1; time < TELLINGS && isSameTune(told, recalled); time++) {
    // Each time a little more is changed, as if it had been told more often before.
    told = tellMelody({ ...request, statement: statement + time }, `again ${statement} ${time}`, stream);
  }
  return told;
}

/** Whether two statements have the same tune in the same rhythm; what leads into them is no part of it. */
function isSameTune(one: Statement, other: Statement): boolean {
  const [notes, others] = [sungWithin(one), sungWithin(other)];
  return (
    notes.length === others.length &&
    notes.every(({ bar, step, key }, index) => {
      const note = others[index];
      return note?.bar === bar && note.step === step && inKey(note.key, other.key, one.key) === key;
    })
  );
}

function sungWithin({ notes }: Statement): readonly MelodyNote[] {
  return notes.filter(({ bar, step }) => bar > 0 || step >= 0);
}

/**
 * One telling. Streams are forked by bar, so that what a repeat leaves alone stays the same.
 * @param again names the chance of what is told anew
 */
function tellMelody(request: MelodyRequest, again: string, stream: Stream): Statement {
  const { section, metre, recalled } = request;
  const theme = recallTheme(request, again, stream);
  const { plans, rhythms, fresh } = theme;
  const onsets = onsetsOf(rhythms, plans, metre, request.leads);
  const setting = settingOf(request, theme, onsets, stream);
  for (let from = 0; from < onsets.length; ) {
    const bar = onsets[from]?.bar ?? 0;
    const to = runEnd(setting, from);
    fillRun(run, setting, from, to);
    const before = setting.keys.slice(Math.max(0, from - HEARD), from);
    const anew = recalled && hasFresh(setting, fresh, from, to) ? ` ${again}` : "";
    const judge = (line: readonly number[]) => judgeLine(line, before);
    const line = drawLine(run, CANDIDATES, judge, stream.fork(`keys ${bar}${anew}`).next());
    for (const key of line) setting.settle(key);
    from = to;
  }
  return { key: section.key, notes: notesOf(setting, theme, section.kind), plans, rhythms };
}

/** Whether a run has a bar that is told anew: it is drawn by other chance than the first time. */
function hasFresh({ onsets }: Setting, fresh: ReadonlySet<number>, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (fresh.has(onsets[index]?.bar ?? -1)) return true;
  return false;
}

/** Where the run that begins with an onset ends: a bar can take up another only when that one is found. */
function runEnd({ onsets, plans }: Setting, from: number): number {
  const first = onsets[from]?.bar ?? 0;
  let to = from;
  while (to < onsets.length && to - from < MOST_NOTES) {
    const bar = onsets[to]?.bar ?? 0;
    const model = plans[bar]?.model ?? -1;
    if (bar >= first + RUN_BARS || (bar > first && model >= first)) break;
    to++;
  }
  return to;
}

function notesOf(setting: Setting, theme: Theme, kind: SectionKind): MelodyNote[] {
  const { onsets, keys } = setting;
  return onsets.map((onset, index) => ({
    ...onset,
    key: keys[index] ?? 0,
    phrasePlace: placeIn(setting, onset),
    origin: setting.endsPhrase(index) ? "melody.cadence" : originOf(onset, theme, kind),
  }));
}

function originOf(onset: Onset, { plans, fresh, recalled }: Theme, kind: SectionKind): OriginId {
  if (onset.step < 0) return "melody.pickup";
  if (recalled && !fresh.has(onset.bar) && !isToldAnew(kind)) return "melody.repeat";
  const plan = plans[onset.bar];
  if (!plan || plan.model === null) return onset.bar === 0 ? "melody.motif" : "melody.learned";
  switch (plan.tune) {
    case "same":
      return "melody.repeat";
    case "up":
    case "down":
      return "melody.sequence";
    case "inverted":
      return "melody.inversion";
    case "part":
      return "melody.answer";
    case "new":
      return "melody.learned";
  }
}
