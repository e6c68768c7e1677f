/** The chords of a piece: the likeliest path through its beats. */
import type { Quality } from "../harmony/qualities.ts";
import { scales } from "../harmony/scales.ts";
import { bassRole, bassShares, chordTemplates } from "./chord-templates.ts";
import type { HarmonicTones } from "./harmonic-tones.ts";
import type { Timeline } from "./timeline.ts";

/** A chord that was heard. */
export interface HeardHarmony {
  /** The first of its beats, and the one after its last; counted over the whole piece. */
  readonly fromBeat: number;
  readonly toBeat: number;
  /** Pitch classes. */
  readonly root: number;
  readonly bass: number;
  readonly quality: Quality;
}

const STATES = 12 * chordTemplates.length;

/** What a change of chord costs where a bar begins, in its middle, and on another beat. */
const CHANGE_COST: readonly number[] = [6, 3.8, 1.8, 0.8];

/** What a tone outside the signature costs a chord when it begins. */
const OUTSIDE_COST = 0.9;

/** What the key adds to chords when they begin: to its tonic's own chord, and to any on its subdominant and dominant. */
const TONIC = 2;
const SUBDOMINANT = 1;
const DOMINANT = 1;

/** Where the music is at home. */
export interface Home {
  /** Pitch class. */
  readonly tonic: number;
  /** 3 or 4 semitones. */
  readonly third: 3 | 4;
}

/** How much one beat says at most, in sounding voices. */
const MOST_VOICES = 5;

/**
 * Hears the chords: each has its cost when it begins, dearer off the downbeat, and each beat speaks for the chords whose
 * tones sound in it and whose root is in the bass (a hidden Markov model, as Sheh & Ellis 2003 and Papadopoulos & Peeters
 * 2007; the same path in one pass, since changes cost the same from wherever they come).
 * @param collections the major scale of each bar
 * @param home the key, once it is known: it tells chords apart that have the same tones, as C6 and Am7
 */
export function hearChords(
  tones: HarmonicTones,
  { barOf, strengths }: Timeline,
  collections: Int8Array,
  home?: Home,
): readonly HeardHarmony[] {
  const gains = gainsIn(home);
  const beats = barOf.length;
  let scores = new Float64Array(STATES);
  /** For each beat and state: whether the chord begins there. */
  const begins = new Uint8Array(beats * STATES);
  /** The state that was best before each beat. */
  const bestBefore = new Int16Array(beats + 1);
  for (let beat = 0; beat < beats; beat++) {
    const before = beat === 0 ? 0 : indexOfMost(scores);
    bestBefore[beat] = before;
    const changed = (scores[before] ?? 0) - (CHANGE_COST[strengths[beat] ?? 1] ?? 0);
    const next = new Float64Array(STATES);
    const voices = voicesOf(tones, beat);
    const bass = tones.bass[beat] ?? -1;
    const firstBass = tones.firstBass[beat] ?? -1;
    const trust = tones.bassTrust[beat] ?? 1;
    const priors = entryCosts[collections[barOf[beat] ?? 0] ?? 0];
    for (let state = 0; state < STATES; state++) {
      const enter =
        changed +
        (priors?.[state] ?? 0) +
        (gains[state] ?? 0) +
        (firstBass < 0 ? SILENT_BASS : trust * (enteringBass[state * 12 + firstBass] ?? 0));
      const stay =
        beat === 0
          ? Number.NEGATIVE_INFINITY
          : (scores[state] ?? 0) + (bass < 0 ? 0 : trust * (lastingBass[state * 12 + bass] ?? 0));
      let score = stay;
      if (enter > stay) {
        score = enter;
        begins[beat * STATES + state] = 1;
      }
      for (let pitch = 0; pitch < 12; pitch++) {
        const weight = voices[pitch] ?? 0;
        if (weight > 0) score += weight * (toneShares[state * 12 + pitch] ?? 0);
      }
      next[state] = score;
    }
    scores = next;
  }
  return pathTo(indexOfMost(scores), beats, begins, bestBefore).map(([fromBeat, toBeat, state]) =>
    harmonyOf(tones, fromBeat, toBeat, state),
  );
}

/** A chord may begin over silence in the bass, but seldom does. */
const SILENT_BASS = -2;

/** What each state gains by the key when it begins. */
function gainsIn(home: Home | undefined): Float64Array {
  const gains = new Float64Array(STATES);
  if (!home) return gains;
  const { tonic, third } = home;
  chordTemplates.forEach(({ quality: { tones } }, place) => {
    gains[place * 12 + ((tonic + 5) % 12)] = SUBDOMINANT;
    gains[place * 12 + ((tonic + 7) % 12)] = DOMINANT;
    const own = tones.includes(4) ? 4 : 3;
    if (tones.includes(third) && own === third) gains[place * 12 + tonic] = TONIC;
  });
  return gains;
}

/** The tones of a beat, at most {@link MOST_VOICES} in all. */
function voicesOf({ weights }: HarmonicTones, beat: number): Float64Array {
  const voices = weights.slice(beat * 12, beat * 12 + 12);
  let sum = 0;
  for (const weight of voices) sum += weight;
  if (sum > MOST_VOICES)
    for (let pitch = 0; pitch < 12; pitch++) voices[pitch] = ((voices[pitch] ?? 0) * MOST_VOICES) / sum;
  return voices;
}

/** Chords from the last to the first, turned round: first beat, beat after the last, state. */
function pathTo(
  last: number,
  beats: number,
  begins: Uint8Array,
  bestBefore: Int16Array,
): readonly (readonly [number, number, number])[] {
  const path: [number, number, number][] = [];
  let state = last;
  let end = beats;
  for (let beat = beats - 1; beat >= 0; beat--) {
    if (begins[beat * STATES + state] !== 1) continue;
    path.push([beat, end, state]);
    end = beat;
    state = bestBefore[beat] ?? 0;
  }
  return path.reverse();
}

function harmonyOf(tones: HarmonicTones, fromBeat: number, toBeat: number, state: number): HeardHarmony {
  const root = state % 12;
  const quality = chordTemplates[Math.floor(state / 12)]?.quality;
  if (!quality) throw new RangeError(`there is no chord ${state}`);
  const first = tones.firstBass[fromBeat] ?? -1;
  const low = first >= 0 ? first : (tones.bass[fromBeat] ?? -1);
  const inChord = quality.tones.includes((low - root + 12) % 12);
  return { fromBeat, toBeat, root, bass: low >= 0 && inChord ? low : root, quality };
}

function indexOfMost(scores: Float64Array): number {
  let best = 0;
  for (let index = 1; index < scores.length; index++)
    if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index;
  return best;
}

/** By state and pitch class. A state is 12 × the place of its template + its root. */
const toneShares = byStateAndPitch(({ tones }, semitones) => tones[semitones] ?? 0);
const enteringBass = byStateAndPitch(
  ({ quality }, semitones) => bassShares.entering[bassRole(quality, semitones)],
);
const lastingBass = byStateAndPitch(
  ({ quality }, semitones) => bassShares.lasting[bassRole(quality, semitones)],
);

function byStateAndPitch(
  shareOf: (template: (typeof chordTemplates)[number], semitones: number) => number,
): Float64Array {
  const table = new Float64Array(STATES * 12);
  chordTemplates.forEach((template, place) => {
    for (let root = 0; root < 12; root++)
      for (let pitch = 0; pitch < 12; pitch++)
        table[(place * 12 + root) * 12 + pitch] = shareOf(template, (pitch - root + 12) % 12);
  });
  return table;
}

/** By major scale: what each state costs when it begins, as a negative number. */
const entryCosts = Array.from({ length: 12 }, (_, tonic) => {
  const costs = new Float64Array(STATES);
  chordTemplates.forEach(({ quality, rarity }, place) => {
    for (let root = 0; root < 12; root++) {
      const outside = quality.tones.filter(
        (tone) => !scales.major.includes((root + tone - tonic + 24) % 12),
      ).length;
      costs[place * 12 + root] = -rarity - OUTSIDE_COST * outside;
    }
  });
  return costs;
});
