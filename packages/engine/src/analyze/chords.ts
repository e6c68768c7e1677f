/** The chords of a piece: the likeliest path through its beats. */
import type { Quality } from "../harmony/qualities.ts";
import { type ChordTables, learnedChordTables } from "./chord-tables.ts";
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

/** Where the music is at home. */
export interface Home {
  /** Pitch class. */
  readonly tonic: number;
  /** 3 or 4 semitones. */
  readonly third: 3 | 4;
}

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
  tables: ChordTables = learnedChordTables,
): readonly HeardHarmony[] {
  const { model, states, toneShares, enteringBass, lastingBass, changeCosts } = tables;
  const gains = gainsIn(home, tables);
  const beats = barOf.length;
  let scores = new Float64Array(states);
  /** For each beat and state: whether the chord begins there. */
  const begins = new Uint8Array(beats * states);
  /** The state that was best before each beat. */
  const bestBefore = new Int16Array(beats + 1);
  for (let beat = 0; beat < beats; beat++) {
    const before = beat === 0 ? 0 : indexOfMost(scores);
    bestBefore[beat] = before;
    const changed = (scores[before] ?? 0) - (changeCosts[strengths[beat] ?? 1] ?? 0);
    const next = new Float64Array(states);
    const voices = voicesOf(tones, beat, model.mostVoices);
    const bass = tones.bass[beat] ?? -1;
    const firstBass = tones.firstBass[beat] ?? -1;
    const trust = tones.bassTrust[beat] ?? 1;
    const firmness = tones.bassFirmness[beat] ?? 1;
    const priors = tables.entryCosts[collections[barOf[beat] ?? 0] ?? 0];
    for (let state = 0; state < states; state++) {
      const enter =
        changed +
        (priors?.[state] ?? 0) +
        (gains[state] ?? 0) +
        (firstBass < 0 ? model.silentBass : firmness * (enteringBass[state * 12 + firstBass] ?? 0));
      const stay =
        beat === 0
          ? Number.NEGATIVE_INFINITY
          : (scores[state] ?? 0) + (bass < 0 ? 0 : trust * (lastingBass[state * 12 + bass] ?? 0));
      let score = stay;
      if (enter > stay) {
        score = enter;
        begins[beat * states + state] = 1;
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
    harmonyOf(tones, tables, fromBeat, toBeat, state),
  );
}

/** What each state gains by the key when it begins. */
function gainsIn(home: Home | undefined, { model, templates, states }: ChordTables): Float64Array {
  const gains = new Float64Array(states);
  if (!home) return gains;
  const { tonic, third } = home;
  templates.forEach(({ quality: { tones } }, place) => {
    gains[place * 12 + ((tonic + 5) % 12)] = model.home.subdominant;
    gains[place * 12 + ((tonic + 7) % 12)] = model.home.dominant;
    const own = tones.includes(4) ? 4 : 3;
    if (tones.includes(third) && own === third) gains[place * 12 + tonic] = model.home.tonic;
  });
  return gains;
}

/** The tones of a beat, at most so many voices in all. */
function voicesOf({ weights }: HarmonicTones, beat: number, mostVoices: number): Float64Array {
  const voices = weights.slice(beat * 12, beat * 12 + 12);
  let sum = 0;
  for (const weight of voices) sum += weight;
  if (sum > mostVoices)
    for (let pitch = 0; pitch < 12; pitch++) voices[pitch] = ((voices[pitch] ?? 0) * mostVoices) / sum;
  return voices;
}

/** Chords from the last to the first, turned round: first beat, beat after the last, state. */
function pathTo(
  last: number,
  beats: number,
  begins: Uint8Array,
  bestBefore: Int16Array,
): readonly (readonly [number, number, number])[] {
  const states = beats === 0 ? 0 : begins.length / beats;
  const path: [number, number, number][] = [];
  let state = last;
  let end = beats;
  for (let beat = beats - 1; beat >= 0; beat--) {
    if (begins[beat * states + state] !== 1) continue;
    path.push([beat, end, state]);
    end = beat;
    state = bestBefore[beat] ?? 0;
  }
  return path.reverse();
}

function harmonyOf(
  tones: HarmonicTones,
  { templates }: ChordTables,
  fromBeat: number,
  toBeat: number,
  state: number,
): HeardHarmony {
  const root = state % 12;
  const quality = templates[Math.floor(state / 12)]?.quality;
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
