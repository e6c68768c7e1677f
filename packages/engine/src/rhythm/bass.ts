/** The bass player: the genre's patterns on the kick of the drums, through the chords of each bar. */
import { rhythmSectionOf } from "../data/drum-styles.ts";
import { compassOf } from "../data/instruments.ts";
import { bassesInFour } from "../data/patterns.ts";
import { bassesByMetre } from "../data/patterns-by-metre.ts";
import { clamp } from "../emotion/space.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { scaleOf } from "../harmony/scales.ts";
import { noteVelocity, sectionVelocity } from "../perform/dynamics.ts";
import { type Bar, barsOf, type Score } from "../perform/score.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { chanceAt, type Stream } from "../random.ts";
import type { Note } from "../song.ts";
import { bassLine } from "./bass-line.ts";
import { type BassStroke, bassRhythm } from "./bass-rhythm.ts";
import { betweenPatterns, patternsFor } from "./choose-pattern.ts";
import { type GrooveBar, type Grooves, grooveBarAt } from "./groove.ts";
import { gridNote } from "./note.ts";

/** The drummer, as the bass player hears him. */
export interface Drummer {
  readonly grooves: Grooves;
  readonly plays: (section: PlannedSection, bar: number) => boolean;
}

/**
 * The bass's notes, by start.
 * @param drums what the drums play, and where
 */
export function bassPart(
  score: Score,
  program: number,
  plays: (section: PlannedSection, bar?: number) => boolean,
  drums: Drummer,
  stream: Stream,
): Note[] {
  const { plan, stepsPerBar: steps } = score;
  const { lock } = rhythmSectionOf(plan.genre);
  const [lowest] = compassOf(program);
  const patterns = patternsFor(plan, bassesInFour, plan.genre.bass, bassesByMetre);
  const players = new Map<PlannedSection, ReturnType<typeof rhythmsOf>>();
  const lineSalt = stream.next();
  const notes: Note[] = [];
  let before = 0;
  let chordBefore: Harmony | undefined;
  const scales = new Map<PlannedSection, readonly number[]>();
  for (const bar of barsOf(score, plays)) {
    const { section, index, spans, next, closesSong } = bar;
    const groove = drums.plays(section, index) ? drums.grooves(section) : undefined;
    const player = players.get(section) ?? rhythmsOf(section, lock, steps, patterns, stream);
    players.set(section, player);
    const strokes = player(groove && grooveBarAt(groove, index));
    const played = closesSong ? HELD(steps) : leading(strokes, bar, lineSalt, steps);
    const base = sectionVelocity("bass", section) + leanOf(score, bar);
    const hold = clamp(0.98 - section.music.articulation * 0.35, 0.55, 0.98);
    const salt = chanceAt(lineSalt, themePlace(section, index));
    const scale = scales.get(section) ?? scaleOf(section.key);
    scales.set(section, scale);
    const line = bassLine({
      strokes: played,
      spans,
      next,
      scale,
      lowest,
      before,
      chordBefore,
      salt,
    });
    for (const note of line) {
      const velocity = noteVelocity(base, plan.timeSignature, note.step, null, 0);
      const { step, length, key, origin } = note;
      const held = length >= 8 ? 0.98 : hold;
      notes.push(gridNote(score, bar.start, step, length, key, held, velocity, origin));
      before = note.key;
    }
    chordBefore = spans[spans.length - 1]?.chord;
  }
  return notes;
}

const HELD = (steps: number): readonly BassStroke[] => [{ step: 0, length: steps, symbol: "R" }];

/** The rhythms of a section: one over each bar of the drums' groove, one without drums. */
function rhythmsOf(
  section: PlannedSection,
  lock: number,
  steps: number,
  patterns: ReturnType<typeof patternsFor>,
  stream: Stream,
): (groove: GrooveBar | undefined) => readonly BassStroke[] {
  const own = stream.fork(section.theme);
  const salt = own.next();
  const between = betweenPatterns(patterns, section, own);
  const known = new Map<GrooveBar | undefined, readonly BassStroke[]>();
  return (groove) => {
    const strokes =
      known.get(groove) ?? bassRhythm({ ...between, groove, lock: groove ? lock : 0, salt, steps });
    known.set(groove, strokes);
    return strokes;
  };
}

/** The same place of a theme has the same line whenever the theme comes back. */
function themePlace({ theme }: PlannedSection, index: number): number {
  return theme.charCodeAt(0) * 64 + index;
}

/** Before a new phrase the last stroke leads into the next chord, the more often the more energy there is. */
function leading(
  strokes: readonly BassStroke[],
  { section, index, chord, next }: Bar,
  salt: number,
  steps: number,
): readonly BassStroke[] {
  const last = strokes[strokes.length - 1];
  if (!last || last.step < steps - 4 || last.step === 0 || last.symbol === "N") return strokes;
  if (!next || next.bass === chord.bass) return strokes;
  const wish = (index % 4 === 3 ? 0.75 : 0.25) * clamp(section.energy * 1.4 - 0.15, 0, 1);
  if (chanceAt(salt, 77 + themePlace(section, index)) >= wish) return strokes;
  return [...strokes.slice(0, -1), { ...last, symbol: "N" }];
}

function leanOf({ plan }: Score, { section, index }: Bar): number {
  return 16 * ((plan.arc.energy[section.startBar + index] ?? section.energy) - section.energy);
}
