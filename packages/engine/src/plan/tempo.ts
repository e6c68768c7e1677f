/** How fast a song goes: the feeling's own pace, the genre's way of walking it, and what a wished tempo pulls at. */
import type { Genre } from "../data/genres.ts";
import { clamp } from "../emotion/space.ts";
import { roadShare } from "../perform/manners.ts";
import type { TimeSignature } from "../song.ts";
import { type Feeling, musicAt } from "./feeling.ts";
import type { GenreChoice } from "./genre.ts";
import { quartersPerFeltBeat } from "./metre.ts";
import { meanPace, paceOf } from "./pace.ts";

/** The factor of a neutral feeling, the fewest and the most that feelings reach without a character of their own. */
const NEUTRAL_FACTOR = 0.94;
const LEAST_FACTOR = 0.55;
const MOST_FACTOR = 1.5;

/** Felt beats a minute of the calmest feeling, and how many more one unit of the factor brings. */
const CALMEST_BEATS = 56;
const BEATS_PER_FACTOR = 145;
const CALMEST_FACTOR = 0.62;

/** The mean tempo factor of a feeling on its way through the song. */
export function meanTempoFactor(feeling: Feeling): number {
  const places = feeling.waypoints.length > 1 ? [0, 0.25, 0.5, 0.75, 1] : [0];
  const factors = places.map((place) => musicAt(feeling, place).tempoFactor);
  return factors.reduce((sum, one) => sum + one, 0) / factors.length;
}

/**
 * The pace that a feeling asks for in itself, in felt beats a minute: 56 where it is calmest, 172 where it is most
 * excited. The preferred pace of people lies in the middle of this (London 2012: 80 … 120), and most music within it
 * (Moelants 2002).
 */
export function feltBeats(factor: number): number {
  return clamp(CALMEST_BEATS + BEATS_PER_FACTOR * (factor - CALMEST_FACTOR), 44, 184);
}

/**
 * The same in a genre that was asked for: its own tempo where the feeling is neutral, and from there evenly to its
 * slowest and its fastest.
 */
export function feltBeatsIn({ tempo: { low, typical, high } }: Genre, factor: number): number {
  const share =
    factor < NEUTRAL_FACTOR
      ? (factor - NEUTRAL_FACTOR) / (NEUTRAL_FACTOR - LEAST_FACTOR)
      : (factor - NEUTRAL_FACTOR) / (MOST_FACTOR - NEUTRAL_FACTOR);
  return clamp(typical + share * (share < 0 ? typical - low : high - typical), low, high);
}

/** Felt beats a minute as quarter notes a minute. */
export function quarterBpm(felt: number, metre: TimeSignature): number {
  return Math.round(felt * quartersPerFeltBeat(metre));
}

/**
 * A tempo as people read it, to a tenth: what a factor makes of a tempo has more places.
 *
 * @example
 * showTempo(100.32); // "100.3 BPM"
 */
export function showTempo(bpm: number): string {
  return `${Math.round(bpm * 10) / 10} BPM`;
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
}

/** How far a wished tempo may lie from what suits before the music answers it, as a ratio. */
const PATIENCE = 1.25;

/**
 * How much of the music's usual density is left at a tempo that was asked for: 1 where it suits, down to 0.45 where it
 * is much too fast (a half-time feel: long notes over a quick pulse), up to 1.4 where it is much too slow.
 */
export function easeAt(wished: number, suited: number): number {
  const haste = wished / suited;
  if (haste > PATIENCE) return Math.max(0.45, PATIENCE / haste);
  return haste < 1 / PATIENCE ? Math.min(1.4, 1 / (PATIENCE * haste)) : 1;
}

/**
 * How far beyond its usual tempi a genre goes where the feeling chose it, as a share: the feeling's pace comes before a
 * genre's habit, for tempo is what a listener hears of a feeling first.
 */
export const STRETCH = 0.15;

/** What the tempo of a song follows from. */
export interface TempoRequest {
  readonly feeling: Feeling;
  readonly choice: GenreChoice;
  readonly metre: TimeSignature;
  /** The seed's own pace, near 1. */
  readonly drift: number;
  /** Quarter notes a minute that somebody asked for. */
  readonly wished: number | undefined;
}

/** The tempo of a song. */
export interface Tempo {
  /** Quarter notes a minute. */
  readonly bpm: number;
  /** How much of the usual density suits it: see {@link easeAt}. */
  readonly ease: number;
  readonly because: string;
}

/**
 * The tempo of a song; that of a journey is the mean of what the feelings on the way ask for. A genre that the feeling
 * chose goes at the feeling's own pace as far as it can; one that a word called for keeps to its own ways.
 */
export function tempoFor({ feeling, choice, metre, drift, wished }: TempoRequest): Tempo {
  const { genre, isFree } = choice;
  const { low, typical, high } = genre.tempo;
  const factor = meanTempoFactor(feeling);
  const felt = isFree ? feltBeats(factor) : feltBeatsIn(genre, factor);
  // Where the tempo moves with a journey, the song sets out from it on one side of that mean.
  const onTheWay = meanPace(paceOf(feeling, roadShare(genre)));
  const stretch = isFree ? STRETCH : 0;
  const suited = atLeastWalking(
    quarterBpm(clamp((felt * drift) / onTheWay, low * (1 - stretch), high * (1 + stretch)), metre),
    metre,
  );
  if (wished !== undefined)
    return { bpm: wished, ease: easeAt(wished, suited), because: wishedReason(wished, suited, genre, metre) };
  const { arousal } = feeling.mean;
  const whose = feeling.waypoints.length > 1 ? "a mean arousal on the way" : "an arousal";
  const usual = quarterBpm(typical, metre);
  const pace = suited < usual - 2 ? "below" : suited > usual + 2 ? "above" : "near";
  const because = isFree
    ? `${capital(whose)} of ${arousal} asks for about this pace; ${atHome(suited, genre, metre)}.`
    : `With ${whose} of ${arousal} the pace is ${pace} the usual ${usual} BPM of ${genre.name}.`;
  return { bpm: suited, ease: 1, because };
}

/** Fewer dotted beats a minute than this are no longer heard as a beat (London 2012: the slowest that people follow). */
const SLOWEST_DOTTED = 50;

function atLeastWalking(bpm: number, [beats, unit]: TimeSignature): number {
  return unit === 8 && beats !== 7 ? Math.max(bpm, 1.5 * SLOWEST_DOTTED) : bpm;
}

/** Where a genre is at home, and on which side of that the tempo lies. */
function atHome(bpm: number, { name, tempo }: Genre, metre: TimeSignature): string {
  const [low, high] = [quarterBpm(tempo.low, metre), quarterBpm(tempo.high, metre)];
  const range = `${low} to ${high} BPM`;
  if (bpm < low) return `it is a little slower than ${name} mostly is, from ${range}`;
  if (bpm > high) return `it is a little faster than ${name} mostly is, from ${range}`;
  return `${name} is at home from ${range}`;
}

/** What is said of a tempo that was asked for. */
function wishedReason(wished: number, suited: number, { name, tempo }: Genre, metre: TimeSignature): string {
  const ease = easeAt(wished, suited);
  const low = quarterBpm(tempo.low, metre);
  const high = quarterBpm(tempo.high, metre);
  const pull =
    ease < 1
      ? ` It is much faster than the ${suited} BPM that suit the feeling: the music answers with a half-time feel, fewer and longer notes.`
      : ease > 1
        ? ` It is much slower than the ${suited} BPM that suit the feeling: the music fills the beats with more and shorter notes.`
        : "";
  const usual = wished < low || wished > high ? ` In ${name}, ${low} to ${high} BPM are usual.` : "";
  return `You asked for it.${pull}${usual}`;
}
