/** Changes to chords, bar by bar. */
import { diatonic, type Harmony, readNumeral } from "../harmony/numerals.ts";
import { type BarHarmony, type ChordSpan, type SongHarmony, spanAt } from "../harmony/span.ts";
import type { Score } from "../perform/score.ts";
import { SIXTEENTH, stepsPerBar } from "../plan/metre.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Key, Note } from "../song.ts";
import { lastBegun, type Stretch } from "./places.ts";

/** A bar of chords in its place. */
export interface BarPlace {
  readonly section: PlannedSection;
  /** Index of the section. */
  readonly at: number;
  /** Bars from the start of the section. */
  readonly index: number;
  /** Sixteenths in the bar. */
  readonly steps: number;
  /** Whether the bar ends a section, or eight bars within it. */
  readonly closesPhrase: boolean;
  /** Whether the next bar does. */
  readonly leadsToClose: boolean;
  readonly closesSection: boolean;
  readonly closesSong: boolean;
}

/** The harmony with its bars changed. */
export function changeBars(
  harmony: SongHarmony,
  plan: Plan,
  change: (bar: BarHarmony, place: BarPlace) => BarHarmony,
): SongHarmony {
  const steps = stepsPerBar(plan.timeSignature);
  return harmony.map((bars, at) => {
    const section = plan.sections[at];
    if (!section) return bars;
    const closes = (index: number) => index === bars.length - 1 || index % 8 === 7;
    return bars.map((bar, index) => {
      const closesSection = index === bars.length - 1;
      return change(bar, {
        section,
        at,
        index,
        steps,
        closesPhrase: closes(index),
        leadsToClose: index + 1 < bars.length && closes(index + 1),
        closesSection,
        closesSong: closesSection && at === harmony.length - 1,
      });
    });
  });
}

/** A numeral of the table of a rule as a chord; the tonic where the key cannot spell it. */
export function chordNamed(numeral: string, key: Key): Harmony {
  return readNumeral(numeral, key) ?? diatonic(key, 0, 3);
}

/** The chord that sounds at a tick of the song, with the section that it stands in. */
export function chordAt(
  { plan, harmony, ticksPerBar }: Score,
  tick: number,
): { readonly span: ChordSpan; readonly section: PlannedSection; readonly from: number } | undefined {
  const bar = Math.floor(tick / ticksPerBar);
  const at = plan.sections.findLastIndex(({ startBar }) => startBar <= bar);
  const section = plan.sections[at];
  const chords = harmony[at]?.[bar - (section?.startBar ?? 0)];
  if (!section || !chords) return undefined;
  const span = spanAt(chords, (tick - bar * ticksPerBar) / SIXTEENTH);
  return { span, section, from: bar * ticksPerBar + span.step * SIXTEENTH };
}

/** A note, or what sounds of it under one chord. */
export interface Piece {
  readonly note: Note;
  /** Index of the note that it is a piece of. */
  readonly source: number;
  /** When its chord begins, in ticks. */
  readonly chordFrom: number;
}

/** Notes cut where the chord under them changes: what is held through a change belongs to both chords. */
export function piecesOf(notes: readonly Note[], score: Score): readonly Piece[] {
  const starts = chordStarts(score);
  return notes.flatMap((note, source) => {
    const stop = note.start + note.duration;
    const pieces: Piece[] = [];
    let place = lastBegun(starts, note.start);
    for (let from = note.start; from < stop; place++) {
      const to = Math.min(stop, starts[place + 1]?.from ?? stop);
      const piece = from === note.start && to === stop ? note : { ...note, start: from, duration: to - from };
      pieces.push({ note: piece, source, chordFrom: starts[place]?.from ?? 0 });
      from = to;
    }
    return pieces;
  });
}

/** The notes of pieces: those of one note that stayed on one pitch sound on. */
export function joined(pieces: readonly Piece[]): readonly Note[] {
  const notes: Note[] = [];
  let before: Piece | undefined;
  for (const piece of pieces) {
    const last = notes.at(-1);
    if (last && before?.source === piece.source && last.pitch === piece.note.pitch)
      notes[notes.length - 1] = { ...last, duration: last.duration + piece.note.duration };
    else notes.push(piece.note);
    before = piece;
  }
  return notes;
}

/** Where chords begin and end, in order; a chord that comes again at once goes on. */
function chordStarts({ plan, harmony, ticksPerBar }: Score): readonly Stretch[] {
  const starts: Stretch[] = [];
  let before: string | undefined;
  plan.sections.forEach(({ startBar }, at) => {
    harmony[at]?.forEach((bar, index) => {
      for (const { step, length, chord } of bar) {
        const from = (startBar + index) * ticksPerBar + step * SIXTEENTH;
        const to = from + length * SIXTEENTH;
        const last = starts.at(-1);
        if (last && chord.symbol === before) starts[starts.length - 1] = { ...last, to };
        else starts.push({ from, to });
        before = chord.symbol;
      }
    });
  });
  return starts;
}
