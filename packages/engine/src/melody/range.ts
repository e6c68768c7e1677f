/** Where a melody lies. */
import { compassOf } from "../data/instruments.ts";
import { clamp } from "../emotion/space.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import { tuneOwner } from "../plan/theme.ts";
import type { SectionKind } from "../song.ts";

/** A range of MIDI keys, both ends included, with the height that its melody circles around. */
export interface MelodyRange {
  readonly low: number;
  readonly high: number;
  /** Semitones on the scale of MIDI keys, not always whole, so that a small change of feeling is a small change here. */
  readonly center: number;
}

/** How far a melody goes from its centre, in semitones: an octave and a half in all, what a singer has with ease. */
const REACH = 9;

/** Above this key, the D an octave and a tone above middle C, a centre rises by less than is asked for: high is hard. */
const EASY = 74;
const EASED = 0.4;

function eased(center: number): number {
  return center <= EASY ? center : EASY + EASED * (center - EASY);
}

/** How much higher the last chorus may go. */
const FINALE_REACH = 2;

/**
 * Semitones by which a kind of section lies above the song's middle: verses stay low, so that the chorus has somewhere
 * to go, and a bridge or a solo goes highest (Temperley 2018, The Musical Language of Rock, on the register of verse
 * and chorus).
 */
const LIFT: Readonly<Record<SectionKind, number>> = {
  intro: -1,
  verse: -2,
  "pre-chorus": 0,
  chorus: 2,
  bridge: 2.5,
  solo: 3,
  outro: 0,
};

/**
 * The range of a section's melody: around the A above middle C, moved by the feeling's register, and by the kind and
 * the energy of the section that first states its theme (so that a theme comes back where it was), as far as the
 * instrument allows. Feelings whose melodies reach wide keep their sections further apart.
 * @param program General MIDI program of the melody's instrument
 */
export function melodyRange(plan: Plan, section: PlannedSection, program: number): MelodyRange {
  const [lowest, highest] = compassOf(program);
  const above = section.isFinale ? FINALE_REACH : 0;
  const { energy, kind } = tuneOwner(plan.sections, section);
  const apart = 0.8 + 0.6 * section.music.melodicRange;
  const wanted = 69 + section.music.register * 1.1 + (LIFT[kind] + (energy - 0.5) * 8) * apart;
  const center = clamp(eased(wanted), Math.min(lowest + 7, highest), Math.max(highest - 7, lowest));
  return {
    low: Math.max(lowest, Math.round(center) - REACH),
    high: Math.min(highest, Math.round(center) + REACH + above),
    center,
  };
}

/** Semitones that a melody above distorted chords has at the least. */
const ROOM = 12;

/** A range that is raised so far that nothing of it lies below a key. */
export function raisedAbove({ low, high, center }: MelodyRange, key: number): MelodyRange {
  if (low >= key) return { low, high, center };
  return { low: key, high: Math.max(high, key + ROOM), center: Math.max(center, key + ROOM / 2) };
}
