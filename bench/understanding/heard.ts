/** How what was heard is held against what is known of a piece. */
import type { Analysis } from "@music-brain/engine";
import type { KnownChord } from "../../tools/learn/keys/people.ts";

/** Quarters that were asked about, and in how many of them root, and root and third, were right. */
export interface ChordScore {
  readonly asked: number;
  readonly roots: number;
  readonly thirds: number;
}

/** Whether a chord has a major third (0), a minor one (1) or neither (2). */
export function thirdOf(tones: readonly number[]): 0 | 1 | 2 {
  return tones.includes(4) ? 0 : tones.includes(3) ? 1 : 2;
}

/** Compares chords at each quarter from a tick on. */
export function scoreChords({ chords }: Analysis, known: readonly KnownChord[], from: number): ChordScore {
  let [asked, roots, thirds, place] = [0, 0, 0, 0];
  for (const { start, end, root, third } of known) {
    for (let tick = Math.ceil(start / 480) * 480; tick < end; tick += 480) {
      if (tick < from) continue;
      while (place < chords.length - 1 && (chords[place + 1]?.start ?? 0) <= tick) place++;
      const heard = chords[place];
      asked++;
      if (heard?.root !== root) continue;
      roots++;
      if (thirdOf(heard.tones) === third) thirds++;
    }
  }
  return { asked, roots, thirds };
}

/** The sum of some scores. */
export function sumOf(scores: readonly ChordScore[]): ChordScore {
  return scores.reduce(
    (sum, { asked, roots, thirds }) => ({
      asked: sum.asked + asked,
      roots: sum.roots + roots,
      thirds: sum.thirds + thirds,
    }),
    { asked: 0, roots: 0, thirds: 0 },
  );
}

/** Boundaries that were found within a bar of a known one. */
export function boundariesMet(heard: readonly number[], known: readonly number[]): number {
  return heard.filter((bar) => known.some((other) => Math.abs(other - bar) <= 1)).length;
}
