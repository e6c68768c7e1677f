/** The edit that composes parts of a song as another feeling asks for. */
import { harmonyFor, playSketch, streamFor } from "../compose.ts";
import { type AttributeName, feelingToMusic } from "../data/feeling-to-music.ts";
import { type MusicalAttributes, musicOf } from "../emotion/music.ts";
import { clamp, clampAffect } from "../emotion/space.ts";
import { arcOf } from "../plan/arc.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import { type FeelEdit, impossible } from "./edit.ts";
import { isFree, replaced, rolesIn, sectionsIn, taken } from "./parts.ts";
import type { EditState } from "./state.ts";

/**
 * Carries out the edit: the plan is felt otherwise in some sections, everything is played again from the song's own
 * seed, and of that only what was asked for is taken.
 * @throws EditError where a section or track is not there, the feeling would not move, or the parts are silent
 */
export function changeFeeling(state: EditState, edit: FeelEdit): EditState {
  const { plan } = state.sketch;
  const sections = sectionsIn(plan.sections, edit.sections);
  const roles = rolesIn(state.played.tracks, edit.tracks);
  const felt = feltPlan(plan, sections, edit);
  const own = streamFor(state.intent, state.seed);
  const harmony = isFree(state.played.tracks, roles)
    ? replaced(state.sketch.harmony, harmonyFor(felt, own), sections)
    : state.sketch.harmony;
  const donor = playSketch({ plan: felt, harmony }, own).tracks;
  const tracks = taken(state, donor, { sections, roles });
  const isWhole = tracks.every(({ role }) => roles.has(role));
  // What some tracks of a section feel otherwise does not change what the section is about.
  return { ...state, sketch: { plan: isWhole ? felt : plan, harmony }, played: { ...state.played, tracks } };
}

function feltPlan(plan: Plan, sections: ReadonlySet<number>, edit: FeelEdit): Plan {
  const felt = plan.sections.map((section, index) =>
    sections.has(index) ? feltSection(section, edit) : section,
  );
  if (felt.every(({ affect }, index) => isAlike(affect, plan.sections[index]?.affect)))
    throw impossible([], "The feeling is there already: it can move no further that way.");
  return { ...plan, sections: felt, arc: arcOf(felt) };
}

function isAlike(one: PlannedSection["affect"], other: PlannedSection["affect"] | undefined): boolean {
  return one.valence === other?.valence && one.arousal === other.arousal && one.dominance === other.dominance;
}

/** By how much a section has more energy where all else is alike: as in the plan. */
const ENERGY_OF_AROUSAL = 0.5;

function feltSection(
  section: PlannedSection,
  { valence = 0, arousal = 0, dominance = 0 }: FeelEdit,
): PlannedSection {
  const before = section.affect;
  const affect = clampAffect({
    valence: before.valence + valence,
    arousal: before.arousal + arousal,
    dominance: before.dominance + dominance,
  });
  const lift = (affect.arousal - before.arousal) * ENERGY_OF_AROUSAL;
  return {
    ...section,
    affect,
    energy: Math.round(clamp(section.energy + lift, 0.05, 1) * 100) / 100,
    activity: clamp(section.activity + lift, 0, 1),
    music: movedMusic(section.music, musicOf(before), musicOf(affect)),
  };
}

/** The music of a section moved as that of its feeling: its character stays. */
function movedMusic(
  music: MusicalAttributes,
  { contour: _, ...from }: MusicalAttributes,
  { contour, ...to }: MusicalAttributes,
): MusicalAttributes {
  const moved = (name: AttributeName) => {
    const { low, high } = feelingToMusic[name];
    return clamp(music[name] + to[name] - from[name], low, high);
  };
  return {
    modeLeaning: moved("modeLeaning"),
    tempoFactor: moved("tempoFactor"),
    dynamics: moved("dynamics"),
    register: moved("register"),
    density: moved("density"),
    articulation: moved("articulation"),
    dissonance: moved("dissonance"),
    attack: moved("attack"),
    regularity: moved("regularity"),
    syncopation: moved("syncopation"),
    melodicRange: moved("melodicRange"),
    harmonicRhythm: moved("harmonicRhythm"),
    dynamicContrast: moved("dynamicContrast"),
    weight: moved("weight"),
    trembling: moved("trembling"),
    contour,
  };
}
