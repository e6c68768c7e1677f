/** The player of the chords: figures of the genre, or of pop pianists, over the chords of each bar. */
import { rhythmSectionOf } from "../data/drum-styles.ts";
import { chordsInFour } from "../data/patterns.ts";
import { chordsByMetre } from "../data/patterns-by-metre.ts";
import { clamp } from "../emotion/space.ts";
import { noteVelocity, sectionVelocity } from "../perform/dynamics.ts";
import { type Bar, barsOf, type Score } from "../perform/score.ts";
import { metricStrength } from "../plan/metre.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { chanceAt, type Stream } from "../random.ts";
import { betweenPatterns, patternsFor } from "../rhythm/choose-pattern.ts";
import { gridNote, soundingTicks } from "../rhythm/note.ts";
import { sortNearlySorted } from "../rhythm/order.ts";
import type { Note } from "../song.ts";
import { figureOver, type Stroke, thinned } from "./figure.ts";
import { ABOVE_BASS, isPiano, leftHand, leftKey, rightHand } from "./piano.ts";
import { type PartStyle, voicingsOf } from "./voicings.ts";

/** General MIDI programs whose distortion blurs thirds: they play power chords. */
const DISTORTED = new Set([29, 30]);

/** Guitars with six strings, and the banjo. */
const STRUMMED = new Set([24, 25, 105]);

/** What the accompanist hears of the others. */
export interface Heard {
  /** How many notes of the melody begin in a bar, counted from the start of its section. */
  readonly sung: (section: PlannedSection, bar: number) => number;
  /** Whether a bass plays there. */
  readonly bass: (section: PlannedSection, bar: number) => boolean;
}

/** From this energy on a piano plays its left hand an octave above the bass though somebody else plays it. */
const DOUBLED = 0.4;

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
  const voicings = voicingsOf(score, bars, styleFor(score, program, stream.fork("voicing").next()));
  const pianist = isPiano(program) && steps === 16 && rhythmSectionOf(plan.genre).popPiano;
  const figures = pianist ? pianoFigures(stream) : bandFigures(score, stream);
  const leftFigures = leftFigureOf(stream);
  const notes: Note[] = [];
  bars.forEach((bar, place) => {
    const { section, index, closesSong } = bar;
    const sung = heard.sung(section, index);
    const pattern = closesSong ? `A${"-".repeat(steps - 1)}` : figures(bar, sung);
    const base = sectionVelocity("chords", section) + leanOf(score, bar);
    const from = notes.length;
    for (const stroke of figureOver(pattern, bar.spans)) {
      strike(notes, score, bar, stroke, voicings[place]?.[stroke.span] ?? [], base);
    }
    if (pianist) {
      const alone = !heard.bass(section, index);
      if (alone || section.energy > DOUBLED) {
        const figure = alone && !closesSong ? leftFigures(section) : underBass(section);
        addLeftHand(notes, score, bar, figure, alone ? base : base - 8, alone);
        sortFrom(notes, from);
      }
    }
  });
  return notes;
}

/**
 * Jazz keys leave root and fifth to the bass, strummed guitars sound every string. The others play close chords in
 * sections of little energy, and open ones, then wide ones, as it grows.
 * @param chance in [0, 1): how late
 */
function styleFor({ plan }: Score, program: number, chance: number): (section: PlannedSection) => PartStyle {
  if (DISTORTED.has(program)) return () => "power";
  const { family } = rhythmSectionOf(plan.genre);
  if (family === "swing" && plan.band.some(({ role }) => role === "bass")) return () => "shell";
  if (STRUMMED.has(program) && family === "folk") return () => "full";
  return ({ energy }) => (energy < 0.3 * chance ? "close" : energy < 0.15 + 0.35 * chance ? "open" : "wide");
}

type Figures = (bar: Bar, sung: number) => string;

/** Figures of pianists; sections of a theme share one, and every fourth bar answers with its neighbour. */
function pianoFigures(stream: Stream): Figures {
  // Whether the song's piano breaks its chords is the player's, the more so the calmer the song is.
  const hand = stream.fork("hand").next();
  const salts = new Map<string, number>();
  const known = new Map<PlannedSection, string[]>();
  return ({ section, index }, sung) => {
    const { theme, activity, music } = section;
    const own = known.get(section) ?? [];
    known.set(section, own);
    const salt = salts.get(theme) ?? stream.fork(theme).next();
    salts.set(theme, salt);
    const answers = index % 4 === 3;
    const busy = Math.max(0, Math.floor(sung / 3) - 2);
    const place = 2 * busy + (answers ? 1 : 0);
    const pattern = own[place];
    if (pattern !== undefined) return pattern;
    const onsets = 1.5 + 9 * (0.55 * activity + 0.45 * music.density) - 0.5 * busy;
    const broken = clamp(0.5 + 1.1 * (hand - 0.5) + 0.5 * (0.5 - music.articulation), 0, 1);
    const figure = rightHand(onsets, broken, answers ? (salt + 0.05) % 1 : salt);
    own[place] = figure;
    return figure;
  };
}

/** Figures of the genre; a busy melody leaves room for fewer strokes off the beat. */
function bandFigures({ plan }: Score, stream: Stream): Figures {
  const patterns = patternsFor(plan, chordsInFour, plan.genre.chords, chordsByMetre);
  const strength = (step: number) => metricStrength(plan.timeSignature, step);
  const known = new Map<PlannedSection, string[]>();
  return ({ section }, sung) => {
    const crowd = sung >= 10 ? 2 : sung >= 8 ? 1 : 0;
    const own = known.get(section) ?? [];
    known.set(section, own);
    const pattern = own[crowd];
    if (pattern !== undefined) return pattern;
    const themes = stream.fork(section.theme);
    const { below, above, part } = betweenPatterns(patterns, section, themes);
    const threshold = 0.35 + 0.3 * themes.next();
    const figure = thinned(part > threshold ? above : below, strength, crowd);
    own[crowd] = figure;
    return figure;
  };
}

function strike(
  notes: Note[],
  score: Score,
  bar: Bar,
  { step, length, symbol, span }: Stroke,
  keys: readonly number[],
  base: number,
): void {
  const broken = symbol >= "0" && symbol <= "9";
  const whole = length >= 8 && length >= (bar.spans[span]?.length ?? 0);
  const origin = whole ? "chords.held" : "chords.pattern";
  const detached = clamp(1 - bar.section.music.articulation * 0.4, 0.5, 0.98);
  // A broken chord rings on; struck ones are as short as the articulation asks.
  const hold = broken ? 1 : length >= 8 ? 0.97 : detached;
  const velocity = noteVelocity(base, score.plan.timeSignature, step, null, 0);
  const start = bar.start + score.grid(step);
  const duration = soundingTicks(score.grid, step, length, hold);
  for (const pitch of struck(symbol, keys)) notes.push({ start, duration, pitch, velocity, origin });
}

/** The keys that a character of a pattern strikes. */
function struck(symbol: string, keys: readonly number[]): readonly number[] {
  switch (symbol) {
    case "A":
      return keys;
    case "U":
      return keys.slice(1);
    case "L":
      return keys.slice(0, 1);
    default: {
      const place = Number(symbol);
      const octave = Math.floor(place / Math.max(1, keys.length));
      return [(keys[place % Math.max(1, keys.length)] ?? 60) + 12 * octave];
    }
  }
}

/** The left hand's figures where it is the bass: one for the sections of a theme that are alike. */
function leftFigureOf(stream: Stream): (section: PlannedSection) => string {
  const salt = stream.fork("left").next();
  const known = new Map<PlannedSection, string>();
  return (section) => {
    const { theme, activity, music } = section;
    const onsets = 1 + 3 * (0.5 * activity + 0.5 * music.density);
    const figure = known.get(section) ?? leftHand(onsets, chanceAt(salt, theme.charCodeAt(0)));
    known.set(section, figure);
    return figure;
  };
}

/** The left hand above somebody else's bass: the root, with its fifth in sections of more energy. */
function underBass({ energy }: PlannedSection): string {
  return energy < 0.6 ? "R---------------" : "R-------F-------";
}

/** The left hand: its figure on the bass of each chord. */
function addLeftHand(
  notes: Note[],
  score: Score,
  bar: Bar,
  figure: string,
  base: number,
  alone: boolean,
): void {
  const { spans } = bar;
  for (const stroke of figureOver(figure, spans)) {
    const chord = spans[stroke.span]?.chord;
    if (!chord) continue;
    const symbol = stroke.step === spans[stroke.span]?.step ? "R" : stroke.symbol;
    const key = alone ? leftKey(symbol, chord) : leftKey(symbol, chord, ABOVE_BASS);
    const velocity = noteVelocity(base, score.plan.timeSignature, stroke.step, null, 0);
    notes.push(gridNote(score, bar.start, stroke.step, stroke.length, key, 0.97, velocity, "chords.pattern"));
  }
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
