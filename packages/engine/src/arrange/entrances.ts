/** Where each player of the band comes in, and where the player rests. */
import { clamp } from "../emotion/space.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Role, SectionKind } from "../song.ts";

/** From which bar of each section on a role plays: 0 from its start, Infinity not at all; by the index of the section. */
export type Entrances = readonly number[];

/** The energy from which on a role plays; an introduction asks for more before it lets a player in. */
const NEEDED: Readonly<Record<Role, { readonly energy: number; readonly intro: number }>> = {
  melody: { energy: 0, intro: 2 },
  chords: { energy: 0, intro: 0 },
  bass: { energy: 0.3, intro: 0.42 },
  drums: { energy: 0.34, intro: 0.46 },
  pad: { energy: 0.5, intro: 0.3 },
  "counter-melody": { energy: 0.58, intro: 2 },
};

/** A player who falls short by so much comes in halfway through the section. */
const NEARLY = 0.07;

/** How much a section's place between the song's quietest and loudest one adds or takes. */
const CONTRAST = 0.16;

/** Sections in which a second voice would be in the way of what is new. */
const ONE_VOICE: ReadonlySet<SectionKind> = new Set(["intro", "pre-chorus", "outro"]);

/**
 * The entrances of a role. Players enter as the energy rises: the first verse is thinner than the second, and the
 * section with the most energy has everybody. A role that would never play plays there at least.
 */
export function entrancesOf(role: Role, plan: Plan): Entrances {
  const energies = plan.sections.map(({ energy }) => energy);
  const low = Math.min(...energies);
  const high = Math.max(...energies);
  const entrances = plan.sections.map((section, index) => {
    const place = high > low ? (section.energy - low) / (high - low) : 0.5;
    const here = section.energy + CONTRAST * (place - 0.5) - firstTelling(plan, index);
    const short = neededFor(role, section, plan) - here;
    if (short <= 0) return 0;
    const half = Math.floor(section.bars / 2);
    return short < NEARLY && section.bars >= 8 && section.kind !== "outro" ? half : Number.POSITIVE_INFINITY;
  });
  if (entrances.some((bar) => bar === 0)) return entrances;
  const fullest = energies.indexOf(high);
  return entrances.map((bar, index) => (index === fullest ? 0 : bar));
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
  const needed = NEEDED[role];
  const intro = section.kind === "intro";
  const has = (other: Role) => plan.band.some((player) => player.role === other);
  switch (role) {
    case "melody":
      return intro && (has("chords") || has("pad")) ? needed.intro : needed.energy;
    case "bass":
      // Where nothing else carries the harmony, the bass does.
      return has("chords") || has("pad") ? (intro ? needed.intro : needed.energy) : 0;
    case "pad":
      // Music without drums or without chords leans on what is held.
      if (plan.genre.grooves === null) return 0;
      return has("chords") ? (intro ? needed.intro : clamp(needed.energy, 0, 1)) : 0;
    case "counter-melody":
      return ONE_VOICE.has(section.kind) ? needed.intro : needed.energy;
    default:
      return intro ? needed.intro : needed.energy;
  }
}
