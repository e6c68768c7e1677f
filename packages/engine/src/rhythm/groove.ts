/** The grooves of a song: what the drummer settles on for each section, before fills and arrivals. */
import { rhythmSectionOf } from "../data/drum-styles.ts";
import { type Groove, type GrooveLevel, groovesInFour } from "../data/grooves.ts";
import { groovesByMetre } from "../data/grooves-by-metre.ts";
import { type LearnedLane, learnedDrumStyle } from "../data/learned/drums.ts";
import { raceWinner } from "../harmony/race.ts";
import { dithered } from "../melody/dither.ts";
import type { Score } from "../perform/score.ts";
import { showTimeSignature } from "../plan/metre.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { chanceAt, type Stream } from "../random.ts";
import {
  drums,
  HAND,
  type Ladder,
  ladderOfGrooves,
  ladderOfLane,
  type Profile,
  profileAt,
} from "./ladder.ts";
import { type Strokes, strokesOf } from "./strokes.ts";

/** One bar of a groove: velocity shares at (drum × steps + step), 0 where nothing is struck. */
export interface GrooveBar {
  readonly steps: number;
  readonly strokes: Strokes;
}

/** The groove of a section: which bar of it comes when. */
export interface SectionGroove {
  /** The first and the second bar; the same where the groove is one bar long. */
  readonly first: GrooveBar;
  readonly second: GrooveBar;
  /** The first again, or what a drummer who comments plays instead. */
  readonly third: GrooveBar;
  /** The second, changed a little. */
  readonly fourth: GrooveBar;
}

/** The grooves of a song. */
export type Grooves = (section: PlannedSection) => SectionGroove;

const KICK = drums.indexOf("kick");
const SNARE = drums.indexOf("snare");
const STICK = drums.indexOf("stick");
const OPEN_HAT = drums.indexOf("openHat");
const RIDE = drums.indexOf("ride");

/**
 * Grooves are played so far apart on their ladder, so that a small step of the feeling seldom moves one. Where the places
 * lie belongs to the song: a section with more energy than another never has the lower one.
 */
const PLACES = 0.2;

/** The grooves of a score; each section's is worked out when it is first asked for. */
export function groovesOf(score: Score, stream: Stream): Grooves {
  const { plan, stepsPerBar } = score;
  const ladder = ladderOf(score, stream);
  const section = rhythmSectionOf(plan.genre);
  const grid = stream.fork("density").next();
  const salts = new Map<string, number>();
  const grooves = new Map<PlannedSection, SectionGroove>();
  return (planned) => {
    const known = grooves.get(planned);
    if (known) return known;
    const { theme, energy, activity, music } = planned;
    const salt = salts.get(theme) ?? stream.fork(theme).next();
    salts.set(theme, salt);
    const place = dithered(placeOnLadder(activity, music.density), PLACES, grid);
    const profile = profileAt(ladder, place);
    const barsFor = (own: number): readonly [GrooveBar, GrooveBar] => {
      const busyness = 0.88 + 0.24 * dithered(music.density, PLACES, grid);
      const strokes = strokesOf(profile, own, busyness, stepsPerBar);
      settle(strokes, profile, planned, salt, section.crossStick);
      const one = barOf(strokes, profile.steps, 0, stepsPerBar);
      return [
        one,
        profile.steps > stepsPerBar ? barOf(strokes, profile.steps, stepsPerBar, stepsPerBar) : one,
      ];
    };
    const [first, second] = barsFor(salt);
    // A drummer who comments does not say the same thing twice.
    const [third, last] = section.comments ? barsFor(chanceAt(salt, 3)) : [first, second];
    const groove = { first, second, third, fourth: varied(last, salt, energy) };
    grooves.set(planned, groove);
    return groove;
  };
}

/** Decides where the time is kept and the backbeat struck: hat or ride, snare or rim. */
function settle(
  strokes: Strokes,
  { ride, open, steps }: Profile,
  { kind, energy }: PlannedSection,
  salt: number,
  crossStick: number,
): void {
  const lift = kind === "chorus" || kind === "solo" ? 0.3 * energy : kind === "bridge" ? 0.1 : -0.12;
  if (ride + lift + 0.16 * (chanceAt(salt, 1) - 0.5) > 0.56) toRide(strokes, steps);
  else openHats(strokes, open, steps, 0.62 - 0.16 * energy);
  if (energy + 0.06 * (chanceAt(salt, 2) - 0.5) < crossStick) toStick(strokes, steps);
}

/** Where the activity and the density of a section lie on a ladder, 0 … 1: grooves of all densities are in reach. */
function placeOnLadder(activity: number, density: number): number {
  return (0.72 * activity + 0.28 * density - 0.2) / 0.66;
}

/** The bar of a groove for a place in its section. */
export function grooveBarAt({ first, second, third, fourth }: SectionGroove, index: number): GrooveBar {
  const place = index % 4;
  return place === 0 ? first : place === 1 ? second : place === 2 ? third : fourth;
}

/** Whether the kick is struck, by step of the bar. */
export function hasKick({ strokes, steps }: GrooveBar, step: number): boolean {
  return (strokes[KICK * steps + step] ?? 0) > 0;
}

/** The grooves that the song is drummed from: one learned foundation, or what is written for the genre and metre. */
function ladderOf({ plan }: Score, stream: Stream): Ladder {
  const { genre, timeSignature } = plan;
  const section = rhythmSectionOf(genre);
  const metre = showTimeSignature(timeSignature);
  if (metre !== "4/4") {
    const gradings = groovesByMetre[metre];
    return ladderOfGrooves(gradings?.[section.family] ?? [groovesInFour["stick and hat"]]);
  }
  if (section.drummers.length > 0 && section.grooves === undefined) {
    const pick = stream.fork("drummer");
    const name = pick.weighted(section.drummers, (drummer) => 1 / (1 + section.drummers.indexOf(drummer)));
    const { lanes } = learnedDrumStyle(name);
    const busy = busynessOf(plan.sections);
    const weights = lanes.map((lane) => (0.05 + lane.weight) * fit(lane, busy));
    const lane = lanes[raceWinner(weights, pick.next(), 0)];
    if (lane) return ladderOfLane(lane);
  }
  const named = (level: GrooveLevel): Groove =>
    // Somebody may ask for drums in a genre that has none: they keep to the background.
    genre.grooves
      ? groovesInFour[stream.fork(level).pick(genre.grooves[level])]
      : groovesInFour["folk shaker"];
  if (section.grooves) {
    const [quietest, ...others] = section.grooves;
    return ladderOfGrooves([groovesInFour[quietest], ...others.map((name) => groovesInFour[name])]);
  }
  return ladderOfGrooves([named("soft"), named("medium"), named("full")]);
}

/** How many strokes a sixteenth the song asks for, about: learned grooves have 0.4 … 1.6. */
function busynessOf(sections: readonly PlannedSection[]): number {
  let sum = 0;
  for (const { energy, music } of sections) sum += 0.5 * energy + 0.5 * music.density;
  return 0.45 + 0.85 * (sum / Math.max(1, sections.length));
}

/** How well a lane suits a song that busy. */
function fit({ levels }: LearnedLane, busy: number): number {
  const apart = 4 * ((levels[Math.floor(levels.length / 2)]?.density ?? busy) - busy);
  return 1 / (1 + apart * apart);
}

function barOf(strokes: Strokes, length: number, from: number, steps: number): GrooveBar {
  const bar = new Float32Array(drums.length * steps);
  for (let drum = 0; drum < drums.length; drum++) {
    for (let step = 0; step < steps; step++) {
      bar[drum * steps + step] = strokes[drum * length + from + step] ?? 0;
    }
  }
  return { steps, strokes: bar };
}

/** The fourth bar: a kick before its last beat, an open hat on its last eighth, where there is room. */
function varied({ steps, strokes }: GrooveBar, salt: number, energy: number): GrooveBar {
  const changed = strokes.slice();
  const hand = HAND * steps;
  const last = steps - 2;
  const pushed = steps - (chanceAt(salt, 11) < 0.5 ? 6 : 3);
  if (chanceAt(salt, 12) < 0.25 + 0.5 * energy && isFree(changed, steps, pushed)) {
    const loudest = changed[KICK * steps] ?? 0;
    if (loudest > 0) changed[KICK * steps + pushed] = loudest * 0.85;
  }
  if (chanceAt(salt, 13) < energy && (changed[hand + last] ?? 0) > 0) {
    changed[OPEN_HAT * steps + last] = Math.min(1, (changed[hand + last] ?? 0) * 1.1);
    changed[hand + last] = 0;
  }
  return { steps, strokes: changed };
}

function isFree(strokes: Strokes, steps: number, step: number): boolean {
  return [KICK, SNARE, STICK].every(
    (drum) => (strokes[drum * steps + step] ?? 0) === 0 && (strokes[drum * steps + step - 1] ?? 0) === 0,
  );
}

function toRide(strokes: Strokes, steps: number): void {
  for (let step = 0; step < steps; step++) {
    strokes[RIDE * steps + step] = strokes[HAND * steps + step] ?? 0;
    strokes[HAND * steps + step] = 0;
  }
}

function openHats(strokes: Strokes, open: Float32Array, steps: number, needed: number): void {
  for (let step = 0; step < steps; step++) {
    const hand = HAND * steps + step;
    const opened = OPEN_HAT * steps + step;
    if ((open[step] ?? 0) >= needed && (strokes[hand] ?? 0) > 0) strokes[opened] = strokes[hand] ?? 0;
    // A hat is open or closed, not both.
    if ((strokes[opened] ?? 0) > 0) strokes[hand] = 0;
  }
}

/** Backbeats on the rim; ghost notes are left out with them. */
function toStick(strokes: Strokes, steps: number): void {
  for (let step = 0; step < steps; step++) {
    const loudness = strokes[SNARE * steps + step] ?? 0;
    if (loudness >= 0.5) strokes[STICK * steps + step] = loudness * 0.8;
    strokes[SNARE * steps + step] = 0;
  }
}
