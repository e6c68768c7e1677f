/** Where each player of the band comes in, and where the player rests. */
import { isLedByGroove } from "../data/drum-styles.ts";
import { openings } from "../data/openings.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Role, SectionKind } from "../song.ts";

/** From which bar of each section on a role plays: 0 from its start, Infinity not at all; by the index of the section. */
export type Entrances = readonly number[];

/** The energy from which on a role plays. */
const NEEDED: Readonly<Record<Role, number>> = {
  melody: 0,
  chords: 0,
  bass: 0.3,
  drums: 0.34,
  pad: 0.53,
  "counter-melody": 0.58,
};

const NEVER = Number.POSITIVE_INFINITY;

/** So much less energy keeps a player who has come in. */
const STAYING = 0.2;

/** Below this arousal the calmer the feeling, the more energy the drums wait for: they come in one section at a time. */
const CALM = 0.45;
const CALM_DRUMS = 1.4;

/** The same where the style is its groove: only the calmest songs wait for it, and not for long. */
const LED_CALM = 0.42;
const LED_CALM_DRUMS = 2.4;

/** Drums that fall short by so much come in halfway through the section; the others wait for the next one. */
const NEARLY = 0.07;

/** How much a section's place between the song's quietest and loudest one adds or takes. */
const CONTRAST = 0.16;

/** Sections in which a second voice would be in the way of what is new. */
const ONE_VOICE: ReadonlySet<SectionKind> = new Set(["intro", "pre-chorus", "outro"]);

/**
 * The entrances of a role. Players enter as the energy rises: the first verse is thinner than the second, and the
 * section with the most energy has everybody. An introduction lets them in as the song's opening has it. A role that
 * would never play plays in the fullest section at least. What is wished of a section wins over all of this.
 */
export function entrancesOf(role: Role, plan: Plan): Entrances {
  return usualEntrances(role, plan).map((bar, index) => {
    const casting = plan.sections[index]?.casting;
    if (casting?.rests.has(role)) return NEVER;
    return casting?.plays.has(role) ? 0 : bar;
  });
}

function usualEntrances(role: Role, plan: Plan): Entrances {
  const entrances: number[] = [];
  plan.sections.forEach((section, index) => {
    const opens = index === 0 && section.kind === "intro";
    entrances.push(opens ? openingEntrance(role, plan) : sectionEntrance(role, plan, index, entrances));
  });
  if (entrances.some((bar) => bar === 0)) return entrances;
  const energies = plan.sections.map(({ energy }) => energy);
  const fullest = energies.indexOf(Math.max(...energies));
  return entrances.map((bar, index) => (index === fullest ? 0 : bar));
}

/** @param before where the role enters in the sections before this one */
function sectionEntrance(role: Role, plan: Plan, index: number, before: readonly number[]): number {
  const section = plan.sections[index];
  if (!section) return NEVER;
  let low = section.energy;
  let high = section.energy;
  for (const { energy } of plan.sections) {
    if (energy < low) low = energy;
    if (energy > high) high = energy;
  }
  const place = high > low ? (section.energy - low) / (high - low) : 0.5;
  const here = section.energy + CONTRAST * (place - 0.5) - firstTelling(plan, index);
  const short = neededFor(role, section, plan) - here - (staysIn(role, section, before) ? STAYING : 0);
  if (short <= 0) return 0;
  // A bass that was there before the ending stays for it, so that the last chord stands on its root.
  if (section.kind === "outro" && role === "bass") return before[index - 1] === 0 ? 0 : NEVER;
  const half = Math.floor(section.bars / 2);
  const nearly = role === "drums" && short < NEARLY && section.bars >= 8;
  return nearly && section.kind !== "outro" ? half : NEVER;
}

/** Bass and drums that have come in stay in: only a bridge or an ending lets them go again for less. */
function staysIn(role: Role, { kind }: PlannedSection, before: readonly number[]): boolean {
  if (role !== "bass" && role !== "drums") return false;
  return kind !== "bridge" && kind !== "outro" && before.some((bar) => Number.isFinite(bar));
}

/** Where a role enters in the introduction; nobody comes in only to fall silent in the section after it. */
function openingEntrance(role: Role, plan: Plan): number {
  const carrier = (["chords", "pad", "melody"] as const).find((one) =>
    plan.band.some((player) => player.role === one),
  );
  const { entrances } = openings[plan.opening?.name ?? "groove"];
  const goesOn = (one: Role) => one === carrier || entranceAfter(one, plan) === 0;
  const begins = plan.band.some((player) => entrances[player.role] === 0 && goesOn(player.role));
  if (role === carrier && !begins) return 0;
  if (role === "melody" || role === "counter-melody") return plan.opening?.riff === role ? 0 : NEVER;
  // Music without a drummer leans on what is held.
  if (role === "pad" && plan.genre.grooves === null) return 0;
  const share = entrances[role];
  if (share === undefined || !goesOn(role)) return NEVER;
  return Math.floor((plan.sections[0]?.bars ?? 0) * share);
}

function entranceAfter(role: Role, plan: Plan): number {
  return sectionEntrance(role, plan, 1, []);
}

/** A theme is told more simply the first time. */
function firstTelling(plan: Plan, index: number): number {
  const section = plan.sections[index];
  const before = plan.sections
    .slice(0, index)
    .some(({ theme, kind }) => theme === section?.theme && kind !== "intro");
  return before || section?.kind === "chorus" ? 0 : 0.03;
}

function neededFor(role: Role, section: PlannedSection, plan: Plan): number {
  const has = (other: Role) => plan.band.some((player) => player.role === other);
  const led = isLedByGroove(plan.genre);
  switch (role) {
    case "bass":
      // Where nothing else carries the harmony, the bass does.
      return !led && (has("chords") || has("pad")) ? NEEDED.bass : 0;
    case "drums":
      // A style that is its groove is thinned out where there is little energy, never left without it.
      if (led) return LED_CALM_DRUMS * Math.max(0, LED_CALM - plan.feeling.mean.arousal);
      return NEEDED.drums + CALM_DRUMS * Math.max(0, CALM - plan.feeling.mean.arousal);
    case "pad":
      // Music without drums or without chords leans on what is held.
      return plan.genre.grooves === null || !has("chords") ? 0 : NEEDED.pad;
    case "counter-melody":
      return ONE_VOICE.has(section.kind) ? NEVER : NEEDED["counter-melody"];
    default:
      return NEEDED[role];
  }
}
