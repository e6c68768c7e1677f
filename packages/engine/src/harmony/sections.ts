/** The chords of the whole song: each section takes its theme's chords, coloured by what is felt there, in bars. */
import { leaningOf, schemes } from "../data/progressions.ts";
import { turnBetween } from "../plan/key-changes.ts";
import { SIXTEENTH, stepsPerBar, ticksPerBar } from "../plan/metre.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import { isToldAnew, themeOwner } from "../plan/theme.ts";
import type { Stream } from "../random.ts";
import type { Chord, SectionKind } from "../song.ts";
import { barsOf } from "./bars.ts";
import { overPedal, pedalOf, withBass } from "./bass-line.ts";
import { type Coloured, coloured } from "./colour.ts";
import { ended } from "./ending.ts";
import { leadingChord, sketchSection } from "./harmonize.ts";
import { type Harmony, numeralOf } from "./numerals.ts";
import { qualityOfTones } from "./qualities.ts";
import type { HarmonyRequest } from "./request.ts";
import { schemeSlots } from "./scheme.ts";
import { type SectionHarmony, type SongHarmony, wholeBar } from "./span.ts";

/** The chords of each section, bar by bar, in the order of the plan's sections. */
export function harmonizeSong(plan: Plan, stream: Stream): SongHarmony {
  const { progression } = plan;
  const steps = stepsPerBar(plan.timeSignature);
  if (progression) {
    return plan.sections.map((section) =>
      wishedBars(progression, section).map((chord) => wholeBar(chord, steps, "harmony.wished")),
    );
  }
  // What is asked for in the same way is the same music.
  const known: {
    readonly section: PlannedSection;
    readonly request: HarmonyRequest;
    readonly bars: SectionHarmony;
  }[] = [];
  const pace = paceOf(stream.fork("pace").next());
  const sections = plan.sections.map((asked) => {
    const section = heardFrom(plan, asked);
    const request = requestOf(plan, section, pace);
    const same = known.find((other) => isSame(other.section, section) && isAlike(other.request, request));
    const bars = same?.bars ?? themeBars(request, section, stream.fork(section.theme));
    if (!same) known.push({ section, request, bars });
    return section === asked ? bars : again(bars, asked.bars);
  });
  const last = sections.at(-1);
  const ending = plan.sections.at(-1);
  if (last && ending) {
    sections[sections.length - 1] = ended(last, plan, ending, stream.fork("ending").next());
  }
  return sections.map((bars, index) => ledOver(bars, plan.sections[index], plan.sections[index + 1]));
}

function isSame(one: PlannedSection, other: PlannedSection): boolean {
  return one.theme === other.theme && one.kind === other.kind && one.scheme === other.scheme;
}

/** Whether two sections of a song ask for the same harmony. */
function isAlike(one: HarmonyRequest, other: HarmonyRequest): boolean {
  return (
    one.kind === other.kind &&
    one.told === other.told &&
    one.turned === other.turned &&
    one.bars === other.bars &&
    one.key.tonic === other.key.tonic &&
    one.key.mode === other.key.mode &&
    one.valence === other.valence &&
    one.arousal === other.arousal &&
    one.dissonance === other.dissonance &&
    one.harmonicRhythm === other.harmonicRhythm
  );
}

/**
 * The section whose chords a section takes up bar by bar: an outro those of its theme as they were heard last, for it
 * takes up the tune too.
 */
function heardFrom({ sections }: Plan, section: PlannedSection): PlannedSection {
  if (section.kind !== "outro") return section;
  const last = sections.findLast(({ theme, kind }) => theme === section.theme && !FRAME.has(kind));
  const { tonic, mode } = section.key;
  return last?.key.tonic === tonic && last.key.mode === mode ? last : section;
}

const FRAME: ReadonlySet<SectionKind> = new Set(["intro", "outro"]);

/** So many bars from the start of others, which begin anew where they are too few. */
function again(bars: SectionHarmony, count: number): SectionHarmony {
  return Array.from({ length: count }, (_, bar) => bars[bar % bars.length]).filter(
    (bar) => bar !== undefined,
  );
}

/**
 * From 0.85 to 1.95 times the usual number of chords: in POP909 a tenth of the songs have fewer than 0.84 a bar, another
 * tenth more than 1.8.
 * @param draw in [0, 1)
 */
function paceOf(draw: number): number {
  return 0.85 + 1.1 * draw;
}

/** Before a new key stands its dominant, in the last half of the section's last bar. */
function ledOver(
  bars: SectionHarmony,
  section: PlannedSection | undefined,
  next: PlannedSection | undefined,
): SectionHarmony {
  const last = bars.at(-1);
  if (!last || !section || !next || turnBetween(section.key, next.key) === "none") return bars;
  const leading = leadingChord(next.key);
  const quality = qualityOfTones(leading.tones);
  const dominant = quality ? { ...leading, numeral: numeralOf(leading.root, quality, section.key) } : leading;
  const { step, length, chord } = last[last.length - 1] ?? last[0];
  const half = length >= 8 ? length / 2 : length;
  const lead = {
    step: step + length - half,
    length: half,
    chord: dominant,
    origin: "harmony.modulation" as const,
  };
  const held = { ...(last[last.length - 1] ?? last[0]), length: length - half, chord };
  const [first, ...rest] = half < length ? [...last.slice(0, -1), held, lead] : [...last.slice(0, -1), lead];
  return first ? [...bars.slice(0, -1), [first, ...rest]] : bars;
}

/**
 * The chords of a section as they stand in time; a chord that lasts for several bars is one chord, and comes of a broken rule
 * where part of it does.
 */
export function chordsInTime(plan: Plan, section: PlannedSection, bars: SectionHarmony): readonly Chord[] {
  const barTicks = ticksPerBar(plan.timeSignature);
  const chords: Chord[] = [];
  bars.forEach((spans, index) => {
    for (const { step, length, chord, origin } of spans) {
      const start = (section.startBar + index) * barTicks + step * SIXTEENTH;
      const duration = length * SIXTEENTH;
      const last = chords.at(-1);
      if (last && last.symbol === chord.symbol) {
        const whole = origin.startsWith("rule:") ? { ...last, origin } : last;
        chords[chords.length - 1] = { ...whole, duration: last.duration + duration };
      } else chords.push({ start, duration, ...chord, origin });
    }
  });
  return chords;
}

/** A progression that somebody asked for starts anew with each section, unless it is longer than the section. */
function wishedBars(progression: readonly Harmony[], section: PlannedSection): readonly Harmony[] {
  const offset = progression.length > section.bars ? section.startBar : 0;
  return Array.from(
    { length: section.bars },
    (_, bar) => progression[(offset + bar) % progression.length],
  ).filter((harmony) => harmony !== undefined);
}

function themeBars(request: HarmonyRequest, section: PlannedSection, stream: Stream): SectionHarmony {
  const salt = stream.fork("colour");
  const salts = {
    sevenths: salt.next(),
    extensions: salt.next(),
    suspensions: salt.next(),
    applied: salt.next(),
  };
  const bassSalt = salt.next();
  const scheme = section.scheme === undefined ? undefined : schemes[section.scheme][request.key.mode];
  const slots = scheme ? schemeSlots(scheme, request) : sketchSection(request, stream);
  const chords = coloured(request, slots, salts);
  return barsOf(based(request, chords, bassSalt, stream.fork(`pedal ${section.kind}`).next()), request.metre);
}

/** The chords over their basses, or over a pedal. */
function based(
  request: HarmonyRequest,
  chords: readonly Coloured[],
  salt: number,
  draw: number,
): readonly Coloured[] {
  const pedal = pedalOf(request);
  return draw < pedal.chance ? overPedal(request, chords, pedal.degree) : withBass(request, chords, salt);
}

/**
 * What a section asks for. Its theme's owner gives what is the same whenever the theme comes: the kind, the energy and
 * the tension; the feeling and the key are the section's own.
 */
function requestOf(plan: Plan, section: PlannedSection, pace: number): HarmonyRequest {
  const { genre, timeSignature, tempoBpm } = plan;
  const owner = themeOwner(plan.sections, section);
  const leading = section.kind === "intro";
  return {
    key: section.key,
    kind:
      leading && section.theme === owner.theme
        ? owner.kind
        : section.kind === "outro"
          ? "chorus"
          : owner.kind,
    bars: section.bars,
    metre: timeSignature,
    style: genre.harmony,
    valence: section.affect.valence,
    arousal: section.affect.arousal,
    dominance: section.affect.dominance,
    dissonance: section.music.dissonance,
    harmonicRhythm: section.music.harmonicRhythm,
    energy: owner.energy,
    sevenths: genre.sevenths,
    extended: genre.extended,
    ...leaningOf(genre.name),
    barSeconds: (ticksPerBar(timeSignature) / 480) * (60 / tempoBpm),
    tension: tensionOf(plan, section, owner),
    pace,
    turned: isTurned(plan, section),
    told: toldBefore(plan, section),
  };
}

/** The tension of the theme's owner, bar by bar; a section that is longer begins with it anew. */
function tensionOf({ arc }: Plan, section: PlannedSection, owner: PlannedSection): readonly number[] {
  const tension: number[] = [];
  for (let bar = 0; bar < section.bars; bar++) {
    tension.push(arc.tension[owner.startBar + (bar % owner.bars)] ?? 0.4);
  }
  return tension;
}

/** Whether the section is a bridge in another key: its own sound alone tells where home is now. */
function isTurned({ sections }: Plan, section: PlannedSection): boolean {
  const before = sections.slice(0, sections.indexOf(section)).findLast(({ kind }) => kind !== "bridge");
  return section.kind === "bridge" && !!before && turnBetween(before.key, section.key) !== "none";
}

/** How often a theme was told before, where it is told a little differently each time. */
function toldBefore(plan: Plan, section: PlannedSection): number {
  if (!isToldAnew(section.kind)) return 0;
  let count = 0;
  for (const other of plan.sections) {
    if (other === section) return count;
    if (other.theme === section.theme && other.kind === section.kind) count++;
  }
  return count;
}
