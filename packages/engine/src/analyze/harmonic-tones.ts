/** The tones of a piece by what they say of its harmony, which is not how long they sound. */
import type { Note } from "../song.ts";
import { hearPedals } from "./pedals.ts";
import type { Piece } from "./piece.ts";
import type { Timeline } from "./timeline.ts";
import { eachBeat, type Tones } from "./tones.ts";

/** Tones whose weights say how much each speaks for a chord that it belongs to. */
export interface HarmonicTones extends Tones {
  /** How much the bass says of the chord, 0 … 1: little where it stays for long under others, as a pedal does. */
  readonly bassTrust: Float64Array;
}

/** What a tune's tones say: it passes through many that are not of the chord. */
const TUNE = 0.6;

/** What a note of other parts says at least of the beat in which it begins: short chords are heard on. */
const LEAST = 0.4;

/** How much of its own weight a pedal loses. */
const PEDAL_LOSS = 0.9;

/** Weighs the tones of a piece anew. */
export function weighTones(
  { parts }: Pick<Piece, "parts">,
  { bass, firstBass }: Tones,
  timeline: Timeline,
): HarmonicTones {
  const weights = new Float64Array(bass.length * 12);
  for (const { percussion, notes } of parts) {
    if (percussion) continue;
    const isTune = isLikeATune(notes);
    eachBeat(notes, timeline.beatStarts, ({ pitch }, beat, share, begins) => {
      const place = beat * 12 + (pitch % 12);
      const says = isTune ? TUNE * share : begins ? Math.max(LEAST, share) : share;
      weights[place] = (weights[place] ?? 0) + says;
    });
  }
  const bassTrust = hearPedals(bass, weights, timeline);
  bass.forEach((pitch, beat) => {
    if (pitch < 0) return;
    const place = beat * 12 + pitch;
    weights[place] = Math.max(0, (weights[place] ?? 0) - PEDAL_LOSS * (1 - (bassTrust[beat] ?? 1)));
  });
  return { weights, bass, firstBass, bassTrust };
}

/** Notes that begin within so many ticks begin together. */
const TOGETHER = 30;

/** The most notes of a tune that begin with the one before, as a share, and the lowest mean pitch of one: E3. */
const MOST_TOGETHER = 0.15;
const LOWEST_MEAN = 52;

/** Whether a part goes note by note, and not as low as a bass. */
function isLikeATune(notes: readonly Note[]): boolean {
  let [together, pitches] = [0, 0];
  notes.forEach(({ start, pitch }, place) => {
    if (place > 0 && start - (notes[place - 1]?.start ?? 0) < TOGETHER) together++;
    pitches += pitch;
  });
  return together < MOST_TOGETHER * notes.length && pitches > LOWEST_MEAN * notes.length;
}
