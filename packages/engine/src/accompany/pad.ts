/** The pad: chords held in the background, their common tones not struck again. */

import type { Harmony } from "../harmony/numerals.ts";
import { rubShare, withRub } from "../harmony/rub.ts";
import { scaleOf } from "../harmony/scales.ts";
import { noteVelocity, sectionVelocity } from "../perform/dynamics.ts";
import { type Bar, barsOf, type Score } from "../perform/score.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { hasDistortedChords } from "../plan/riff.ts";
import type { Note, Role } from "../song.ts";
import { grounded } from "./ending.ts";
import { GROUND_LOWEST, lowestGround, overGround, reachesGround } from "./ground.ts";
import { type PadRegister, padPair, registerBeside } from "./pad-pair.ts";
import { voicingsOf } from "./voicings.ts";

/** What the pad hears of the others. */
export interface PadHeard {
  /** Whether a bass plays in a bar, counted from the start of its section. */
  readonly bass: (section: PlannedSection, bar: number) => boolean;
  /** The notes of the part that plays the chords. */
  readonly chords: readonly Note[];
}

/** A held tone is struck anew after so many bars, so that its swell is heard. */
const BREATH_BARS = 4;

/**
 * The pad's notes, by start, then key: full chords where nobody else plays them, two voices in a register of their own
 * where somebody does, with the rubs that distorted chords cannot have. It has the ground where nobody else can.
 */
export function padPart(
  score: Score,
  plays: (section: PlannedSection, bar?: number) => boolean,
  heard: PadHeard,
): Note[] {
  const { plan, ticksPerBar, grid } = score;
  const bars = barsOf(score, plays);
  const grates = hasDistortedChords(plan) && !plan.progression;
  const struck = keysByBar(heard.chords, ticksPerBar);
  const alone = bars.some(({ section, index }) => !struck.has(section.startBar + index));
  const voicings = alone ? voicingsOf(score, bars, () => "wide", grates) : [];
  const registers = new Map<PlannedSection, PadRegister>();
  let pair: readonly number[] = [];
  const has = (role: Role) => plan.band.some((player) => player.role === role);
  const notes: Note[] = [];
  /** By key: the index of its last note. */
  const latest = new Map<number, number>();
  /** The keys of a chord in a bar. */
  const keysOf = (bar: Bar, chord: Harmony, voiced: readonly number[]): readonly number[] => {
    const others = struck.get(bar.section.startBar + bar.index) ?? [];
    // Where others play, the ground of the last chord is theirs.
    const bass = heard.bass(bar.section, bar.index) || (bar.closesSong && has("bass"));
    const lowest = lowestGround(GROUND_LOWEST, bar.section.music);
    if (others.length === 0) {
      const full = bass ? voiced : overGround(voiced, chord, lowest);
      return bar.closesSong ? grounded(full, chord, bass, GROUND_LOWEST) : full;
    }
    const register =
      registers.get(bar.section) ?? registerBeside(keysIn(struck, bar.section), bar.section.music);
    registers.set(bar.section, register);
    pair = padPair(chord, others, pair, register, bar.section);
    const beside = grates
      ? withRub(pair, chord, scaleOf(bar.section.key), rubShare(bar.section.music))
      : pair;
    const grounds = !bass && !reachesGround(Math.min(...others));
    return grounds ? overGround(beside, chord, lowest) : beside;
  };
  bars.forEach((bar, place) => {
    const anew = bar.index % BREATH_BARS === 0;
    const velocity = noteVelocity(sectionVelocity("pad", bar.section), plan.timeSignature, 0, null, 0);
    bar.spans.forEach(({ step, length, chord }, span) => {
      const start = bar.start + (step === 0 ? 0 : grid(step));
      const end =
        step + length >= score.stepsPerBar ? bar.start + ticksPerBar : bar.start + grid(step + length);
      const keys = keysOf(bar, chord, voicings[place]?.[span] ?? []);
      for (const key of keys) {
        const held = anew && step === 0 ? undefined : latest.get(key);
        const note = held === undefined ? undefined : notes[held];
        if (held !== undefined && note && note.start + note.duration === start) {
          notes[held] = { ...note, duration: end - note.start };
        } else {
          latest.set(key, notes.length);
          notes.push({ start, duration: end - start, pitch: key, velocity, origin: "pad.hold" });
        }
      }
    });
  });
  return notes;
}

/** The keys that are struck in each bar of the song. */
function keysByBar(notes: readonly Note[], ticksPerBar: number): ReadonlyMap<number, number[]> {
  const keys = new Map<number, number[]>();
  for (const { start, pitch } of notes) {
    const bar = Math.floor(start / ticksPerBar);
    const own = keys.get(bar);
    if (own) own.push(pitch);
    else keys.set(bar, [pitch]);
  }
  return keys;
}

/** The keys that are struck in a section. */
function keysIn(
  struck: ReadonlyMap<number, readonly number[]>,
  { startBar, bars }: PlannedSection,
): number[] {
  const keys: number[] = [];
  for (let bar = startBar; bar < startBar + bars; bar++) keys.push(...(struck.get(bar) ?? []));
  return keys;
}
