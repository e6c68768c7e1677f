/** Which of a genre's patterns a section plays. */
import { type MetreFamily, type RhythmSection, rhythmSectionOf } from "../data/drum-styles.ts";
import { type GenreInMetre, genresInMetre } from "../data/genres-in-metre.ts";
import type { ByLevel, GrooveLevel } from "../data/grooves.ts";
import { bassesInFour, chordsInFour } from "../data/patterns.ts";
import { bassesByMetre, chordsByMetre } from "../data/patterns-by-metre.ts";
import { clamp } from "../emotion/space.ts";
import { raceWinner } from "../harmony/race.ts";
import { showTimeSignature } from "../plan/metre.ts";
import type { Plan, PlannedSection } from "../plan/plan.ts";
import type { Stream } from "../random.ts";
import { eventsOf, patternBar } from "./pattern.ts";

/** The energies at which a pattern of each level is itself; between two it is mixed from both. */
const placeOf: Readonly<Record<GrooveLevel, number>> = { soft: 0.22, medium: 0.52, full: 0.84 };

/** The patterns of the bass in a song. */
export function bassPatterns(plan: Plan): ByLevel<readonly string[]> {
  const own = metreOf(plan)?.bass;
  return own ?? patternsFor(plan, bassesInFour, plan.genre.bass, bassesByMetre);
}

/** The patterns of the chords in a song. */
export function chordPatterns(plan: Plan): ByLevel<readonly string[]> {
  const own = metreOf(plan)?.chords;
  return own ?? patternsFor(plan, chordsInFour, plan.genre.chords, chordsByMetre);
}

/** What the genre has of its own in the song's metre. */
export function metreOf({ genre, timeSignature }: Plan): GenreInMetre | undefined {
  const own = Object.hasOwn(genresInMetre, genre.name) ? genresInMetre[genre.name] : undefined;
  return own?.[showTimeSignature(timeSignature)];
}

/** Which bar of a pattern comes at a place: counted in the section, or through the whole song where a clave rules. */
export function barInPattern({ clave }: RhythmSection, { startBar }: PlannedSection, index: number): number {
  return clave ? startBar + index : index;
}

/** The patterns of a part in a song: the genre's own in 4/4, those of its family in other metres. */
function patternsFor<Name extends string>(
  { genre, timeSignature }: Plan,
  table: Readonly<Record<Name, string>>,
  names: ByLevel<readonly Name[]>,
  byMetre: Readonly<Record<string, Readonly<Record<MetreFamily, ByLevel<readonly string[]>>>>>,
): ByLevel<readonly string[]> {
  const metre = showTimeSignature(timeSignature);
  if (metre !== "4/4") {
    const found = byMetre[metre]?.[rhythmSectionOf(genre).family];
    if (found) return found;
  }
  const lookUp = (name: Name) => table[name];
  return {
    soft: names.soft.map(lookUp),
    medium: names.medium.map(lookUp),
    full: names.full.map(lookUp),
  };
}

/** Two neighbouring patterns, and how far between them a section lies, 0 … 1. */
export interface Between {
  readonly below: string;
  readonly above: string;
  readonly part: number;
}

/** How fast a pattern becomes unlikely as it is more or less syncopated than the feeling, by the square of the distance. */
const PULL = 6;

/** Which of the patterns: the likelier the nearer its share of strokes off the beat is to what the feeling asks for. */
function placeSyncopated(patterns: readonly string[], syncopation: number, stream: Stream): number {
  const weights = patterns.map((pattern) => {
    const away = offBeat(pattern) - syncopation;
    return 1 / (1 + PULL * away * away);
  });
  return Math.max(0, raceWinner(weights, stream.next(), 0));
}

/** By pattern; the tables hold some hundreds. */
const offBeats = new Map<string, number>();

/** The share of strokes of a pattern's first bar that fall on no quarter, 0 … 1. */
function offBeat(pattern: string): number {
  const known = offBeats.get(pattern);
  if (known !== undefined) return known;
  const events = eventsOf(patternBar(pattern, 0));
  const share = events.filter(({ step }) => step % 4 !== 0).length / Math.max(1, events.length);
  offBeats.set(pattern, share);
  return share;
}

/**
 * The patterns on both sides of a section's activity; sections of one theme have one pattern for each level.
 * @param half of a section, from {@link halfOf}: the second has the next of the genre's patterns
 */
export function betweenPatterns(
  patterns: ByLevel<readonly string[]>,
  { activity, music }: PlannedSection,
  stream: Stream,
  half = 0,
): Between {
  const pick = (level: GrooveLevel) => {
    const own = patterns[level];
    return own[(placeSyncopated(own, music.syncopation, stream.fork(level)) + half) % own.length] ?? "";
  };
  const { soft, medium, full } = placeOf;
  return activity < medium
    ? { below: pick("soft"), above: pick("medium"), part: clamp((activity - soft) / (medium - soft), 0, 1) }
    : {
        below: pick("medium"),
        above: pick("full"),
        part: clamp((activity - medium) / (full - medium), 0, 1),
      };
}

/** Which half of a long section a bar lies in, 0 or 1; short ones have but one. */
export function halfOf({ bars }: PlannedSection, index: number): 0 | 1 {
  return bars >= 8 && index >= bars / 2 ? 1 : 0;
}
