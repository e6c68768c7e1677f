/** The bass player: the genre's patterns on the kick of the drums, through the chords of each bar. */
import { type MetreFamily, type RhythmSection, rhythmSectionOf } from "../data/drum-styles.ts";
import { compassOf } from "../data/instruments.ts";
import type { Riff } from "../data/riffs.ts";
import { clamp } from "../emotion/space.ts";
import type { Harmony } from "../harmony/numerals.ts";
import { scaleOf } from "../harmony/scales.ts";
import { noteVelocity, sectionVelocity } from "../perform/dynamics.ts";
import { type Bar, barsOf, type Score } from "../perform/score.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { chanceAt, type Stream } from "../random.ts";
import type { Note } from "../song.ts";
import { type BassNote, bassLine } from "./bass-line.ts";
import { type BassStroke, bassRhythm } from "./bass-rhythm.ts";
import { barInPattern, bassPatterns, betweenPatterns, halfOf } from "./choose-pattern.ts";
import { type GrooveBar, type Grooves, grooveBarAt } from "./groove.ts";
import { gridNote } from "./note.ts";
import { patternBar } from "./pattern.ts";
import { riffStrokes } from "./riff.ts";

/** The drummer, as the bass player hears him. */
export interface Drummer {
  readonly grooves: Grooves;
  readonly plays: (section: PlannedSection, bar: number) => boolean;
}

/**
 * The bass's notes, by start. Where the band has a bass, it is there when the song ends.
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
  const rhythm = rhythmSectionOf(plan.genre);
  const [lowest] = compassOf(program);
  const patterns = bassPatterns(plan);
  const players = new Map<PlannedSection, ReturnType<typeof rhythmsOf>>();
  const lineSalt = stream.next();
  const notes: Note[] = [];
  let before = 0;
  let chordBefore: Harmony | undefined;
  /** The bar in front of which its root has been sounded, counted from the start of the song. */
  let awaited = -1;
  const scales = new Map<PlannedSection, readonly number[]>();
  for (const bar of barsOf(score, withEnding(score, plays))) {
    const { section, index, spans, next, closesSong } = bar;
    const riff = plan.riffs[section.theme];
    const groove = drums.plays(section, index) ? drums.grooves(section) : undefined;
    const player = players.get(section) ?? rhythmsOf(section, rhythm, steps, patterns, stream);
    players.set(section, player);
    const number = section.startBar + index;
    const strokes = player(groove && grooveBarAt(groove, index), index);
    const anticipated = awaited === number;
    const played = closesSong ? HELD(steps) : prepared(strokes, bar, rhythm, anticipated, lineSalt, steps);
    if (anticipated) sustain(notes, bar.start + score.grid(played[0]?.step ?? 0));
    awaited = !riff && played.at(-1)?.symbol === "P" ? number + 1 : -1;
    const base = sectionVelocity("bass", section) + leanOf(score, bar);
    const hold = clamp(0.98 - section.music.articulation * 0.35, 0.55, 0.98);
    const salt = chanceAt(lineSalt, linePlace(section, index, rhythm.family));
    const scale = scales.get(section) ?? scaleOf(section.key);
    scales.set(section, scale);
    const line =
      riff && !closesSong
        ? riffLine(riff, bar, lowest)
        : bassLine({
            strokes: played,
            spans,
            next,
            scale,
            lowest,
            lightness: lightnessOf(section),
            before,
            chordBefore,
            anticipated,
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

/** A riff as the bass plays it, an octave below the guitar, or with it where the instrument does not reach so low, or on a held tonic. */
function riffLine(riff: Riff, bar: Bar, lowest: number): readonly BassNote[] {
  return riffStrokes(riff, bar).map(({ step, length, low }) => {
    const below = low - 12;
    return { step, length, key: below < lowest ? low : below, origin: "bass.riff" };
  });
}

/** Semitones by which the bass of music that is to have no weight keeps above its lowest keys. */
const LIGHTEST = 9;

/** Heavy music has the lowest basses there are, music of little weight higher ones. */
function lightnessOf({ music }: PlannedSection): number {
  return Math.round(LIGHTEST * clamp(1 - music.weight / 0.45, 0, 1));
}

const HELD = (steps: number): readonly BassStroke[] => [{ step: 0, length: steps, symbol: "R" }];

/** Where the bass plays, and the song's last bar: an ending without its root hangs in the air. */
function withEnding(
  { plan }: Score,
  plays: (section: PlannedSection, bar?: number) => boolean,
): (section: PlannedSection, bar: number) => boolean {
  const last = plan.sections.at(-1);
  return (section, bar) => plays(section, bar) || (section === last && bar === section.bars - 1);
}

/** What was sounded ahead of its chord sounds on until something else is played. */
function sustain(notes: Note[], until: number): void {
  const last = notes.at(-1);
  if (last && until > last.start + last.duration) {
    notes[notes.length - 1] = { ...last, duration: until - last.start };
  }
}

/** The rhythms of a section: one over each bar of the drums' groove, one without drums, for each bar of its patterns. */
function rhythmsOf(
  section: PlannedSection,
  rhythm: RhythmSection,
  steps: number,
  patterns: ReturnType<typeof bassPatterns>,
  stream: Stream,
): (groove: GrooveBar | undefined, index: number) => readonly BassStroke[] {
  const own = stream.fork(section.theme);
  const salt = own.next();
  const between = [0, 1].map((half) => betweenPatterns(patterns, section, own, half));
  const known: Map<GrooveBar | undefined, readonly BassStroke[]>[] = [];
  return (groove, index) => {
    const half = halfOf(section, index);
    const place = barInPattern(rhythm, section, index) % 4;
    const here = known[4 * half + place] ?? new Map<GrooveBar | undefined, readonly BassStroke[]>();
    known[4 * half + place] = here;
    const strokes = here.get(groove) ?? rhythmAt(groove, half, place);
    here.set(groove, strokes);
    return strokes;
  };

  function rhythmAt(groove: GrooveBar | undefined, half: number, place: number): readonly BassStroke[] {
    const { below = "", above = "", part = 0 } = between[half] ?? {};
    const lock = groove ? rhythm.lock : 0;
    return bassRhythm({
      below: patternBar(below, place),
      above: patternBar(above, place),
      part,
      riff: rhythm.riff,
      groove,
      lock,
      salt,
      steps,
    });
  }
}

/** The strokes of a bar as its neighbours need them: led into the next chord, begun with the root after a rest. */
function prepared(
  strokes: readonly BassStroke[],
  bar: Bar,
  { riff }: RhythmSection,
  anticipated: boolean,
  salt: number,
  steps: number,
): readonly BassStroke[] {
  const [first] = strokes;
  if (strokes.at(-1)?.symbol === "P" && first && first.step > 0 && !anticipated) {
    return [{ step: 0, length: first.step, symbol: "R" }, ...strokes];
  }
  return riff ? strokes : leading(strokes, bar, salt, steps);
}

/** Where a line's chance is drawn: with the theme, but who walks never walks the same way twice. */
function linePlace(section: PlannedSection, index: number, family: MetreFamily): number {
  return themePlace(section, index) + (family === "swing" ? 8192 * (1 + section.startBar) : 0);
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
  if (!last || last.step < steps - 4 || last.step === 0 || "NP".includes(last.symbol)) return strokes;
  if (!next || next.bass === chord.bass) return strokes;
  const wish = (index % 4 === 3 ? 0.75 : 0.25) * clamp(section.energy * 1.4 - 0.15, 0, 1);
  if (chanceAt(salt, 77 + themePlace(section, index)) >= wish) return strokes;
  return [...strokes.slice(0, -1), { ...last, symbol: "N" }];
}

function leanOf({ plan }: Score, { section, index }: Bar): number {
  return 16 * ((plan.arc.energy[section.startBar + index] ?? section.energy) - section.energy);
}
