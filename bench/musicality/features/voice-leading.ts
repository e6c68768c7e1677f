/** How far the voices move when the chord changes. */
import { type GridChord, type Piece, pitchClassesOf } from "../pieces/piece.ts";
import { mean } from "../statistics/numbers.ts";

/**
 * Semitones a voice moves from one named chord to the next, on average, when each moves as little as it can: tones are
 * matched with the nearest tone of the other chord, in both directions, octaves set aside. A simplification of the
 * smallest voice leading of Tymoczko 2006 (The geometry of musical chords) that does not mind chords of unlike size.
 * 0 where the chord never changes.
 */
export function chordDistance(chords: readonly GridChord[]): number {
  const moves: number[] = [];
  for (let index = 1; index < chords.length; index++) {
    const [before, chord] = [chords[index - 1], chords[index]];
    if (!before || !chord) continue;
    const [from, to] = [pitchClassesOf(before), pitchClassesOf(chord)];
    if (sameTones(from, to)) continue;
    moves.push(bothWays(from, to, aroundTheCircle));
  }
  return mean(moves);
}

/**
 * The same for what is played: the accompaniment's pitches during one chord and the next, octaves and all, melody left
 * out. In semitones a voice. Chords that are the same or during which nothing sounds are left out.
 */
export function playedDistance({ texture, melody, chords }: Piece): number {
  const sung = new Set(melody.map(({ start, pitch }) => start * 128 + pitch));
  const band = texture.filter(({ start, pitch }) => !sung.has(start * 128 + pitch));
  const moves: number[] = [];
  let before: { readonly classes: readonly number[]; readonly pitches: readonly number[] } | undefined;
  let from = 0;
  for (const chord of chords) {
    while (from < band.length && (band[from]?.start ?? 0) < chord.start) from++;
    const pitches = new Set<number>();
    for (let index = from; index < band.length; index++) {
      const note = band[index];
      if (!note || note.start >= chord.start + chord.length) break;
      pitches.add(note.pitch);
    }
    if (pitches.size === 0) continue;
    const next = { classes: pitchClassesOf(chord), pitches: [...pitches] };
    if (before && !sameTones(before.classes, next.classes)) {
      moves.push(bothWays(before.pitches, next.pitches, (one, other) => Math.abs(one - other)));
    }
    before = next;
  }
  return mean(moves);
}

/** Mean distance from each member of a set to the nearest of the other, over both directions. */
function bothWays(
  one: readonly number[],
  other: readonly number[],
  apart: (one: number, other: number) => number,
): number {
  const nearest = (from: readonly number[], to: readonly number[]) =>
    from.reduce((sum, tone) => sum + Math.min(...to.map((target) => apart(tone, target))), 0);
  return (nearest(one, other) + nearest(other, one)) / (one.length + other.length);
}

function aroundTheCircle(one: number, other: number): number {
  const up = (((other - one) % 12) + 12) % 12;
  return Math.min(up, 12 - up);
}

function sameTones(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((tone) => other.includes(tone));
}
