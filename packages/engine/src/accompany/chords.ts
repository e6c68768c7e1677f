/** The player of the chords: figures of the genre, or of pop pianists, over the chords of each bar. */
import { rhythmSectionOf } from "../data/drum-styles.ts";
import { compassOf } from "../data/instruments.ts";
import type { Riff } from "../data/riffs.ts";
import { clamp } from "../emotion/space.ts";
import { wrap } from "../harmony/pitch.ts";
import { noteVelocity, sectionVelocity } from "../perform/dynamics.ts";
import { type Bar, barsOf, type Score } from "../perform/score.ts";
import type { PlannedSection } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import { gridNote, soundingTicks } from "../rhythm/note.ts";
import { sortNearlySorted } from "../rhythm/order.ts";
import { riffKeys, riffStrokes } from "../rhythm/riff.ts";
import type { Note } from "../song.ts";
import { bandFigures } from "./band-figures.ts";
import { grounded } from "./ending.ts";
import { figureOver, type Stroke } from "./figure.ts";
import { clearOfGround, GROUND_LOWEST, groundOf, lowestGround, overGround } from "./ground.ts";
import { layoutFor } from "./layout.ts";
import { ABOVE_BASS, isPiano, leftKey } from "./piano.ts";
import { leftFigures, pianoFigures, touchOf, underBass } from "./piano-figures.ts";
import { voicingsOf } from "./voicings.ts";

/** What the accompanist hears of the others. */
export interface Heard {
  /** How many notes of the melody begin in a bar, counted from the start of its section. */
  readonly sung: (section: PlannedSection, bar: number) => number;
  /** Whether a bass plays there. */
  readonly bass: (section: PlannedSection, bar: number) => boolean;
}

/** From this energy on a piano plays its left hand an octave above the bass though somebody else plays it. */
const DOUBLED = 0.4;

/** The left hand of a bar of 4/4 that only rests. */
const ONE_ROOT = "R---------------";

/** The lowest key that a left hand is moved down to: A1. */
const LOWEST_LEFT = 33;

/** The player's instrument, and what it is played as. */
interface Hands {
  /** Whether it is played as the pianists of pop songs play. */
  readonly pianist: boolean;
  /** The lowest key that stands for the bass of a chord, and the lowest of the instrument. */
  readonly lowest: number;
  readonly reach: number;
}

/** The chords' notes, by start, then key. */
export function chordsPart(
  score: Score,
  program: number,
  plays: (section: PlannedSection, bar?: number) => boolean,
  heard: Heard,
  stream: Stream,
): Note[] {
  const { plan, stepsPerBar: steps } = score;
  const bars = barsOf(score, plays);
  const voicings = voicingsOf(score, bars, layoutFor(score, program, stream.fork("voicing").next()));
  const hasBass = plan.band.some(({ role }) => role === "bass");
  const pianist = isPiano(program) && steps === 16 && rhythmSectionOf(plan.genre).popPiano;
  const [reach] = compassOf(program);
  const hands: Hands = { pianist, reach, lowest: Math.max(reach, hasBass ? 40 : GROUND_LOWEST) };
  const figures = pianist ? pianoFigures(stream) : bandFigures(score, stream);
  const leftOf = leftFigures(stream);
  const notes: Note[] = [];
  bars.forEach((bar, place) => {
    const { section, index, closesSong } = bar;
    const riff = plan.riffs[section.theme];
    if (riff && !closesSong) {
      addRiff(notes, score, bar, riff);
      return;
    }
    const pattern = closesSong ? `A${"-".repeat(steps - 1)}` : figures(bar, heard.sung(section, index));
    const base = sectionVelocity("chords", section) + leanOf(score, bar);
    const from = notes.length;
    // Where the band has a bass, it plays the last chord, whatever came before.
    const alone = !heard.bass(section, index) && !(closesSong && hasBass);
    const strokes = strokesOf(bar, pattern, voicings[place] ?? [], hands, alone);
    for (const stroke of strokes) {
      const chord = bar.spans[stroke.span]?.chord ?? bar.chord;
      const keys = closesSong ? grounded(stroke.keys, chord, hasBass, hands.lowest) : stroke.keys;
      strike(notes, score, bar, stroke, keys, base, hands);
    }
    if (pianist && (alone || section.energy > DOUBLED)) {
      const figure = closesSong ? ONE_ROOT : alone ? leftOf(section) : underBass(section);
      addLeftHand(notes, score, bar, figure, alone ? base : base - 8, alone, voicings[place] ?? []);
    }
    sortFrom(notes, from);
  });
  return notes;
}

/** A stroke with the keys that it strikes. */
interface Struck extends Stroke {
  readonly keys: readonly number[];
}

/** The strokes of a bar with their keys; where the player is alone, each chord begins on its ground. */
function strokesOf(
  bar: Bar,
  pattern: string,
  voicings: readonly (readonly number[])[],
  { pianist, lowest, reach }: Hands,
  alone: boolean,
): readonly Struck[] {
  const ground = pianist ? GROUND_LOWEST : lowestGround(reach, bar.section.music);
  const strokes = figureOver(pattern, bar.spans);
  const chordOf = ({ span }: Stroke) => bar.spans[span]?.chord ?? bar.chord;
  if (!alone || pianist) {
    return strokes.map((stroke) => {
      const voiced = voicings[stroke.span] ?? [];
      // A pianist's left hand plays the ground.
      const keys = alone ? clearOfGround(voiced, groundOf(chordOf(stroke), ground)) : voiced;
      return { ...stroke, keys: struck(stroke, keys, bar, lowest) };
    });
  }
  return strokes.flatMap((stroke, index) => {
    const keys = overGround(voicings[stroke.span] ?? [], chordOf(stroke), ground);
    const played = { ...stroke, keys: struck(stroke, keys, bar, ground) };
    if (strokes[index - 1]?.span === stroke.span) return [played];
    const [root = ground] = keys;
    const from = bar.spans[stroke.span]?.step ?? 0;
    if (from < stroke.step) {
      return [{ ...stroke, step: from, length: stroke.step - from, symbol: "L", keys: [root] }, played];
    }
    const broken = played.keys.length === 1;
    return [{ ...played, keys: broken ? [root] : [...new Set([root, ...played.keys])] }];
  });
}

function strike(
  notes: Note[],
  score: Score,
  bar: Bar,
  { step, length, symbol, span }: Stroke,
  keys: readonly number[],
  base: number,
  { pianist }: Hands,
): void {
  const broken = symbol >= "0" && symbol <= "9";
  const whole = length >= 8 && length >= (bar.spans[span]?.length ?? 0);
  const origin = whole ? "chords.held" : "chords.pattern";
  const detached = clamp(1 - bar.section.music.articulation * 0.4, 0.5, 0.98);
  // A broken chord rings on, a muted one is gone at once; struck ones are as short as the articulation asks.
  const hold = broken ? 1 : symbol === "M" ? 0.55 : length >= 8 ? 0.97 : detached;
  const level = symbol === "M" ? base - 6 : base;
  const velocity = pianist
    ? touchOf("right", level, step)
    : noteVelocity(level, score.plan.timeSignature, step, null, 0);
  const start = bar.start + score.grid(step);
  const duration = soundingTicks(score.grid, step, length, hold);
  for (let index = 0; index < keys.length; index++) {
    notes.push({ start, duration, pitch: keys[index] ?? 60, velocity, origin });
  }
}

/** A riff as the guitar plays it: power chords that ring, and the two lowest strings muted with the palm. */
function addRiff(notes: Note[], score: Score, bar: Bar, riff: Riff): void {
  const base = sectionVelocity("chords", bar.section) + leanOf(score, bar);
  for (const stroke of riffStrokes(riff, bar)) {
    const { step, length, open } = stroke;
    const velocity = noteVelocity(open ? base + 4 : base - 6, score.plan.timeSignature, step, null, 0);
    for (const pitch of riffKeys(stroke))
      notes.push(gridNote(score, bar.start, step, length, pitch, open ? 0.95 : 0.6, velocity, "chords.riff"));
  }
}

/** The keys that a stroke of a pattern strikes. */
function struck(
  { symbol, step, span }: Stroke,
  keys: readonly number[],
  bar: Bar,
  lowest: number,
): readonly number[] {
  switch (symbol) {
    case "A":
      return keys;
    case "U":
      return keys.slice(Math.min(keys.length - 1, Math.max(1, keys.length - 4)));
    case "L":
      return keys.slice(0, 1);
    case "M":
      return keys.slice(0, 2);
    case "B":
    case "F": {
      const chord = bar.spans[span]?.chord ?? bar.chord;
      // A chord that begins here is told by its bass.
      const isBass = symbol === "B" || step === bar.spans[span]?.step;
      const pitchClass = isBass ? chord.bass : wrap(leftKey("F", chord), 12);
      return [lowest + wrap(pitchClass - lowest, 12)];
    }
    default: {
      const place = Number(symbol);
      const octave = Math.floor(place / Math.max(1, keys.length));
      return [(keys[place % Math.max(1, keys.length)] ?? 60) + 12 * octave];
    }
  }
}

/** The left hand: its figure on the bass of each chord. */
function addLeftHand(
  notes: Note[],
  score: Score,
  bar: Bar,
  figure: string,
  base: number,
  alone: boolean,
  rightHand: readonly (readonly number[])[],
): void {
  const { spans } = bar;
  for (const stroke of figureOver(figure, spans)) {
    const chord = spans[stroke.span]?.chord;
    if (!chord) continue;
    const symbol = stroke.step === spans[stroke.span]?.step ? "R" : stroke.symbol;
    const wanted = alone ? leftKey(symbol, chord) : leftKey(symbol, chord, ABOVE_BASS);
    const key = clearOf(wanted, rightHand[stroke.span]?.[0]);
    if (key === undefined) continue;
    const velocity = touchOf("left", base, stroke.step);
    notes.push(gridNote(score, bar.start, stroke.step, stroke.length, key, 0.97, velocity, "chords.pattern"));
  }
}

/**
 * The left hand makes room below the right one: what would lie within a third of it, or above it, goes down an octave;
 * undefined where there is no room, for the right hand is low enough without it.
 */
function clearOf(key: number, rightLowest = Number.POSITIVE_INFINITY): number | undefined {
  const lower = key - 12;
  if (rightLowest - key >= 5) return key;
  return lower >= LOWEST_LEFT && rightLowest - lower >= 5 ? lower : undefined;
}

/** The notes of a bar in order. A key that one hand holds while the other strikes it is let go for that. */
function sortFrom(notes: Note[], from: number): void {
  sortNearlySorted(notes, from);
  let kept = from;
  for (let index = from; index < notes.length; index++) {
    const note = notes[index];
    if (!note) continue;
    let place = kept - 1;
    while (place >= from && notes[place]?.pitch !== note.pitch) place--;
    const last = place >= from ? notes[place] : undefined;
    // Where both hands would strike one key at once, one does.
    if (last?.start === note.start) continue;
    if (last && last.start + last.duration > note.start) {
      notes[place] = { ...last, duration: note.start - last.start };
    }
    notes[kept++] = note;
  }
  notes.length = kept;
}

function leanOf({ plan }: Score, { section, index }: Bar): number {
  return 14 * ((plan.arc.energy[section.startBar + index] ?? section.energy) - section.energy);
}
