/** The tune, and how it breathes. */
import { type Note, TICKS_PER_QUARTER } from "../song.ts";
import type { Piece, PiecePart } from "./piece.ts";

/** A phrase of the tune. Ticks from the start of the piece. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly notes: number;
}

/**
 * The part that sings: high, one note at a time, and there for more than a moment; `undefined` where there is no pitched
 * part.
 */
export function tuneOf({ parts }: Piece): PiecePart | undefined {
  let tune: PiecePart | undefined;
  let most = Number.NEGATIVE_INFINITY;
  const busiest = Math.max(...parts.map(({ percussion, notes }) => (percussion ? 0 : notes.length)));
  for (const part of parts) {
    const { percussion, notes } = part;
    if (percussion || notes.length === 0) continue;
    const height = notes.reduce((sum, { pitch }) => sum + pitch, 0) / notes.length;
    const together = notes.filter(({ start }, index) => {
      const before = notes[index - 1];
      return before !== undefined && start - before.start < TICKS_PER_QUARTER / 8;
    }).length;
    const presence = Math.min(1, (notes.length * 5) / busiest);
    const score = height / 12 - 4 * (together / notes.length) + 3 * presence;
    if (score > most) [tune, most] = [part, score];
  }
  return tune;
}

/** What a rest of one quarter adds to a boundary, and a note that is as much longer than usual. */
const REST = 1;
const LENGTH = 0.5;

/** A place where less comes together is no end of a phrase. */
const LEAST = 1;

/** The shortest phrase, in quarter notes. */
const SHORTEST = 3;

/**
 * Phrases end where the tune rests, or stays, for longer than it usually does (Cambouropoulos 2001, the local boundary
 * detection model; Temperley 2001, The Cognition of Basic Musical Structures, chapter 3).
 */
export function hearPhrases(tune: PiecePart | undefined): readonly Phrase[] {
  const notes = tune?.notes ?? [];
  const usual = usualStep(notes);
  const phrases: Phrase[] = [];
  let first = 0;
  notes.forEach((note, index) => {
    const next = notes[index + 1];
    const begun = notes[first] ?? note;
    const rest = next ? Math.max(0, next.start - note.start - note.duration) : Number.POSITIVE_INFINITY;
    const longer = next ? Math.max(0, next.start - note.start - usual) : 0;
    const strength = (REST * rest + LENGTH * longer) / TICKS_PER_QUARTER;
    const long = note.start + note.duration - begun.start >= SHORTEST * TICKS_PER_QUARTER;
    if (next && (strength < LEAST || !long)) return;
    phrases.push({ start: begun.start, end: note.start + note.duration, notes: index + 1 - first });
    first = index + 1;
  });
  return phrases;
}

/** The median time from one note to the next. */
function usualStep(notes: readonly Note[]): number {
  const steps = notes
    .slice(1)
    .map(({ start }, index) => start - (notes[index]?.start ?? 0))
    .sort((one, other) => one - other);
  return steps[Math.floor(steps.length / 2)] ?? TICKS_PER_QUARTER;
}
