/** What happens in a section, in a sentence or two. */
import { openings } from "../data/openings.ts";
import { turnBetween } from "./key-changes.ts";
import { RIFF } from "./opening.ts";
import type { Plan, PlannedSection } from "./plan.ts";

/** A description of the section at that index, for people. */
export function describeSection(plan: Plan, index: number): string {
  const section = plan.sections[index];
  if (!section) return "";
  const before = plan.sections[index - 1];
  return [opening(plan, section, index), motion(section, before), colour(plan, section, before)]
    .filter((part) => part !== "")
    .join(" ");
}

function opening(plan: Plan, section: PlannedSection, index: number): string {
  const told = plan.sections
    .slice(0, index)
    .filter(({ theme, kind }) => theme === section.theme && kind !== "intro").length;
  switch (section.kind) {
    case "intro":
      return openings[plan.opening?.name ?? "chords"].description;
    case "outro":
      return plan.ruleBreaks.some(({ id }) => id === "harmony.avoid_tonic_resolution")
        ? "The last words, left hanging away from home."
        : plan.progression
          ? "The last words, over the chords that you asked for."
          : section.tune === RIFF
            ? "The riff of the beginning once more, and the music comes home."
            : "The last words; the music comes home and rests.";
    case "pre-chorus":
      return "It gathers itself and leans on the chord that wants to go on.";
    case "bridge":
      return told > 0
        ? "The other view once more."
        : "It looks at the feeling from another side, with other chords.";
    case "solo":
      return "The tune is let loose over the chords of the theme.";
    case "chorus":
      if (section.isFinale) return "The last chorus, and the height of the song.";
      return told > 0
        ? `The chorus returns${plan.feeling.waypoints.length > 1 ? ", changed by the way it has come." : " as it was, so that it can be recognised."}`
        : "The heart of the song, to be remembered.";
    case "verse":
      return told > 0
        ? "The verse again, told a little differently."
        : "The story begins: the theme is stated.";
  }
}

function motion(section: PlannedSection, before: PlannedSection | undefined): string {
  if (!before) return `It starts at an energy of ${percent(section.energy)}.`;
  const change = section.energy - before.energy;
  if (change > 0.06) return `The energy rises to ${percent(section.energy)}.`;
  if (change < -0.06) return `The energy falls back to ${percent(section.energy)}.`;
  if (Math.abs(change) < 0.025) return `The energy stays at ${percent(section.energy)}.`;
  return `The energy ${change > 0 ? "rises" : "falls"} a little, to ${percent(section.energy)}.`;
}

function colour(plan: Plan, section: PlannedSection, before: PlannedSection | undefined): string {
  const entered = section.key.tonic !== (before ?? section).key.tonic;
  if (entered) {
    if (before && turnBetween(before.key, section.key) === "lift")
      return `All of it a step higher: ${section.key.tonic} ${section.key.mode}.`;
    if (section.kind === "bridge")
      return `The same tones from another home: ${section.key.tonic} ${section.key.mode}.`;
    if (before?.kind === "bridge") return `Home again, in ${section.key.tonic} ${section.key.mode}.`;
    const lighter = section.key.mode === "major";
    return `Here the feeling crosses over to the ${lighter ? "light" : "dark"}: the music leans to ${section.key.tonic} ${section.key.mode}.`;
  }
  if (plan.feeling.waypoints.length > 1 && before) {
    const change = section.affect.valence - before.affect.valence;
    if (change > 0.05) return "It grows lighter on the way.";
    if (change < -0.05) return "It grows darker on the way.";
  }
  return "";
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
