/** The chords of the whole song: each section takes its theme's chords and puts them in time. */
import { SIXTEENTH, stepsPerBar, ticksPerBar } from "../plan/metre.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import { themeOwner } from "../plan/theme.ts";
import type { Stream } from "../random.ts";
import type { Chord } from "../song.ts";
import { harmonize, leadingChord, tonicChord } from "./harmonize.ts";
import { type Harmony, numeralOf } from "./numerals.ts";
import { qualityOfTones } from "./qualities.ts";
import { type SectionHarmony, type SongHarmony, wholeBar } from "./span.ts";

/** The chords of each section, bar by bar, in the order of the plan's sections. */
export function harmonizeSong(plan: Plan, stream: Stream): SongHarmony {
  const bars = plan.sections.map((section) =>
    plan.progression
      ? wishedBars(plan.progression, section)
      : themeBars(plan, section, stream.fork(section.theme)),
  );
  const last = bars.at(-1);
  const ending = plan.sections.at(-1);
  if (!plan.progression && last && ending) bars[bars.length - 1] = ended(last, ending);
  const steps = stepsPerBar(plan.timeSignature);
  const origin = plan.progression
    ? "harmony.wished"
    : plan.genre.harmony === "loop"
      ? "harmony.loop"
      : "harmony.function";
  return bars.map((section) => section.map((chord) => wholeBar(chord, steps, origin)));
}

/** The chords of a section as they stand in time; a chord that lasts for several bars is one chord. */
export function chordsInTime(plan: Plan, section: PlannedSection, bars: SectionHarmony): readonly Chord[] {
  const barTicks = ticksPerBar(plan.timeSignature);
  const chords: Chord[] = [];
  bars.forEach((spans, index) => {
    for (const { step, length, chord } of spans) {
      const start = (section.startBar + index) * barTicks + step * SIXTEENTH;
      const duration = length * SIXTEENTH;
      const last = chords.at(-1);
      if (last && last.symbol === chord.symbol) {
        chords[chords.length - 1] = { ...last, duration: last.duration + duration };
      } else chords.push({ start, duration, ...inSongKey(chord, plan) });
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

function themeBars(plan: Plan, section: PlannedSection, stream: Stream): readonly Harmony[] {
  const { genre } = plan;
  const owner = themeOwner(plan.sections, section);
  return harmonize(
    {
      key: section.key,
      kind: owner.kind,
      bars: section.bars,
      style: genre.harmony,
      color: owner.affect.valence,
      dissonance: owner.music.dissonance,
      sevenths: genre.sevenths,
    },
    stream,
  );
}

/** The song comes home in its last bar, led there by the bar before. */
function ended(bars: readonly Harmony[], section: PlannedSection): readonly Harmony[] {
  const { key } = section;
  const ending = [...bars];
  const home = tonicChord(key);
  ending[ending.length - 1] = home;
  const before = ending.at(-2);
  if (before?.root === home.root) ending[ending.length - 2] = leadingChord(key);
  return ending;
}

/** Where a section is in the relative key its chords are still named in the song's. */
function inSongKey(harmony: Harmony, plan: Plan): Harmony {
  if (plan.progression) return harmony;
  const quality = qualityOfTones(harmony.tones);
  return quality ? { ...harmony, numeral: numeralOf(harmony.root, quality, plan.key) } : harmony;
}
