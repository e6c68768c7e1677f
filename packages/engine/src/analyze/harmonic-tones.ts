/** The tones of a piece by what they say of its harmony, which is not how long they sound. */
import type { Note } from "../song.ts";
import type { ChordModel } from "./chord-model.ts";
import { hearPedals } from "./pedals.ts";
import type { Piece } from "./piece.ts";
import { hearRiffs } from "./riffs.ts";
import type { Timeline } from "./timeline.ts";
import { EARLY, eachBeat, type Tones } from "./tones.ts";
import { hearWalking } from "./walking.ts";

/** Tones whose weights say how much each speaks for a chord that it belongs to. */
export interface HarmonicTones extends Tones {
  /** How much the bass says of the chord while it lasts: little where it stays for long under others, as a pedal does. */
  readonly bassTrust: Float64Array;
  /** The same of a chord that begins: more where a walking bass has come to a strong beat. */
  readonly bassFirmness: Float64Array;
}

/** Weighs the tones of a piece anew. */
export function weighTones(
  { parts }: Pick<Piece, "parts">,
  { bass, firstBass }: Tones,
  timeline: Timeline,
  model: ChordModel,
): HarmonicTones {
  const weights = new Float64Array(bass.length * 12);
  const { barOf, strengths, beatStarts } = timeline;
  const { tune, least } = model.tones;
  const pitched = parts.flatMap(({ percussion, notes }) => (percussion ? [] : [notes]));
  const others = pitched.filter((notes) => !isLikeATune(notes));
  const riffs = hearRiffs(others, timeline);
  const inRiff = (beat: number) => riffs[barOf[beat] ?? 0] === 1;
  const isFirstOfBar = (beat: number, start: number) =>
    strengths[beat] === 3 && start <= (beatStarts[beat] ?? 0) + EARLY;
  for (const notes of pitched) {
    const isTune = !others.includes(notes);
    eachBeat(notes, beatStarts, ({ start, pitch }, beat, share, begins) => {
      const place = beat * 12 + (pitch % 12);
      const line = inRiff(beat) && !isFirstOfBar(beat, start) ? model.riff.weight : 1;
      const says = isTune ? tune * share : line * (begins ? Math.max(least, share) : share);
      weights[place] = (weights[place] ?? 0) + says;
    });
  }
  const bassTrust = hearPedals(bass, weights, timeline, model.pedal.trust);
  const bassFirmness = bassTrust.slice();
  const hasBassist = parts.some(({ percussion, notes }) => !percussion && isLine(notes) && !isHigh(notes));
  const walks = hasBassist ? hearWalking(firstBass, timeline) : [];
  bass.forEach((pitch, beat) => {
    if (pitch < 0) return;
    const place = beat * 12 + pitch;
    const trust = bassTrust[beat] ?? 1;
    if (trust < 1) weights[place] = Math.max(0, (weights[place] ?? 0) - model.pedal.loss);
    else if (inRiff(beat)) {
      if (strengths[beat] !== 3) bassTrust[beat] = bassFirmness[beat] = model.riff.trust;
    } else if (walks[beat] === "strong") bassFirmness[beat] = model.walking.firm;
    else if (walks[beat] === "passing") {
      weights[place] = (weights[place] ?? 0) * model.walking.weight;
      bassTrust[beat] = bassFirmness[beat] = model.walking.passing;
    }
  });
  return { weights, bass, firstBass, bassTrust, bassFirmness };
}

/** Notes that begin within so many ticks begin together. */
const TOGETHER = 30;

/** The most notes of a tune that begin with the one before, as a share, and the lowest mean pitch of one: E3. */
const MOST_TOGETHER = 0.15;
const LOWEST_MEAN = 52;

/** Whether a part goes note by note, and not as low as a bass. */
function isLikeATune(notes: readonly Note[]): boolean {
  return isLine(notes) && isHigh(notes);
}

function isLine(notes: readonly Note[]): boolean {
  let together = 0;
  notes.forEach(({ start }, place) => {
    if (place > 0 && start - (notes[place - 1]?.start ?? 0) < TOGETHER) together++;
  });
  return together < MOST_TOGETHER * notes.length;
}

function isHigh(notes: readonly Note[]): boolean {
  return notes.reduce((sum, { pitch }) => sum + pitch, 0) > LOWEST_MEAN * notes.length;
}
