/**
 * The grooves of a song: what the drummer settles on for each section, before fills and arrivals. A little over 300 lines,
 * since each step from a ladder to the strokes of a bar reads the one before.
 */
import { rhythmSectionOf } from "../data/drum-styles.ts";
import { type Groove, type GrooveLevel, groovesInFour } from "../data/grooves.ts";
import { groovesByMetre } from "../data/grooves-by-metre.ts";
import { type LearnedLane, type LearnedStyle, learnedDrumStyle } from "../data/learned/drums.ts";
import { raceWinner } from "../harmony/race.ts";
import { dithered } from "../melody/dither.ts";
import type { Score } from "../perform/score.ts";
import { showTimeSignature } from "../plan/metre.ts";
import type { PlannedSection } from "../plan/plan.ts";
import { chanceAt, type Stream } from "../random.ts";
import { metreOf } from "./choose-pattern.ts";
import { evenOut } from "./even-hand.ts";
import {
  drums,
  HAND,
  type Ladder,
  ladderOfGrooves,
  ladderOfLane,
  type Profile,
  profileAt,
} from "./ladder.ts";
import { clearFree, sign, signatureOf } from "./signature.ts";
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
  /** How many bars into the groove its section begins. */
  readonly offset: number;
}

/** The grooves of a song. */
export type Grooves = (section: PlannedSection) => SectionGroove;

const KICK = drums.indexOf("kick");
const SNARE = drums.indexOf("snare");
const STICK = drums.indexOf("stick");
const OPEN_HAT = drums.indexOf("openHat");
const RIDE = drums.indexOf("ride");
/** Who keeps time, whichever there is. */
const KEEPERS = [
  HAND,
  RIDE,
  ...(["shaker", "tambourine", "lowTom", "snare"] as const).map((name) => drums.indexOf(name)),
];

/**
 * Grooves are played so far apart on their ladder, so that a small step of the feeling seldom moves one. Where the places
 * lie belongs to the song: a section with more energy than another never has the lower one.
 */
const PLACES = 0.2;

/** The grooves of a score; each section's is worked out when it is first asked for. */
export function groovesOf(score: Score, stream: Stream): Grooves {
  const { plan, stepsPerBar } = score;
  const ladder = ladderOf(score, stream);
  const rhythm = rhythmSectionOf(plan.genre);
  const { vary } = learnedDrumStyle(rhythm.drummers[0] ?? rhythm.fills);
  const grid = stream.fork("density").next();
  const salts = new Map<string, number>();
  const grooves = new Map<PlannedSection, SectionGroove>();
  const drawn: Drawn[] = [];
  return (planned) => {
    const known = grooves.get(planned);
    if (known) return known;
    const { theme, energy, activity, music } = planned;
    const signature = signatureOf(plan, planned);
    const salt = salts.get(theme) ?? stream.fork(theme).next();
    salts.set(theme, salt);
    const wanted = placeOnLadder(activity, music.density);
    const whole = rhythm.riff && ladder.written;
    const place = whole ? onRung(wanted, ladder, grid) : dithered(wanted, PLACES, grid);
    const busyness = whole ? 1 : 0.88 + 0.24 * dithered(music.density, PLACES, grid);
    const profile = profileAt(ladder, place);
    let same = drawn.find((one) => one.salt === salt && one.place === place && one.busyness === busyness);
    if (!same) {
      const draw = (own: number) => strokesOf(profile, own, busyness, stepsPerBar);
      const strokes = draw(salt);
      const others = draw(chanceAt(salt, 3));
      const again = commented(strokes, others, profile.steps, rhythm.comments ? ALL : vary, salt);
      same = { salt, place, busyness, strokes, again };
      drawn.push(same);
    }
    const { strokes, again } = same;
    const bar = (of: Strokes, number: number): GrooveBar => {
      const from = profile.steps > stepsPerBar ? (number % 2) * stepsPerBar : 0;
      const made = barOf(of, profile.steps, from, stepsPerBar);
      if (rhythm.evenHand) evenOut(made.strokes, stepsPerBar);
      sign(made, signature, number);
      settle(made, profile, from, planned, salt, rhythm.crossStick);
      return made;
    };
    const fourth = varied(bar(again, 3), salt, energy);
    clearFree(fourth, signature, 3);
    const offset = rhythm.clave ? planned.startBar : 0;
    const groove = { first: bar(strokes, 0), second: bar(strokes, 1), third: bar(again, 2), fourth, offset };
    grooves.set(planned, groove);
    return groove;
  };
}

/** What is drawn for a theme at a place on the ladder, for all of its sections there. */
interface Drawn {
  readonly salt: number;
  readonly place: number;
  readonly busyness: number;
  readonly strokes: Strokes;
  /** The same two bars later. */
  readonly again: Strokes;
}

/** The place of one of the rungs: figures that are known for themselves are not mixed. */
function onRung(place: number, { rungs }: Ladder, chance: number): number {
  const highest = rungs.length - 1;
  return Math.min(highest, Math.max(0, Math.floor(place * highest + chance))) / Math.max(1, highest);
}

/** Rates of change of a drummer who does not say the same thing twice. */
const ALL: LearnedStyle["vary"] = { kick: 1, snare: 1, hand: 1 };

/** What a drummer plays two bars later: of each voice as much is drawn anew as changes when people play. */
function commented(
  strokes: Strokes,
  others: Strokes,
  steps: number,
  vary: LearnedStyle["vary"],
  salt: number,
): Strokes {
  const comment = strokes.slice();
  for (let at = 0; at < comment.length; at++) {
    if (comment[at] === others[at]) continue;
    const drum = Math.floor(at / steps);
    const rate = drum === KICK ? vary.kick : drum === SNARE || drum === STICK ? vary.snare : vary.hand;
    if (chanceAt(salt, 20_000 + at) < rate) comment[at] = others[at] ?? 0;
  }
  return comment;
}

/** Decides where the time is kept and the backbeat struck: hat or ride, snare or rim. */
function settle(
  { strokes, steps }: GrooveBar,
  { ride, open }: Profile,
  from: number,
  { kind, energy }: PlannedSection,
  salt: number,
  crossStick: number,
): void {
  const lift = kind === "chorus" || kind === "solo" ? 0.3 * energy : kind === "bridge" ? 0.1 : -0.12;
  if (ride + lift + 0.16 * (chanceAt(salt, 1) - 0.5) > 0.56) toRide(strokes, steps);
  else openHats(strokes, open.subarray(from, from + steps), steps, 0.62 - 0.16 * energy);
  if (energy + 0.06 * (chanceAt(salt, 2) - 0.5) < crossStick) toStick(strokes, steps);
}

/** Where the activity and the density of a section lie on a ladder, 0 … 1: grooves of all densities are in reach. */
function placeOnLadder(activity: number, density: number): number {
  return (0.72 * activity + 0.28 * density - 0.2) / 0.66;
}

/** The bar of a groove for a place in its section. */
export function grooveBarAt(
  { first, second, third, fourth, offset }: SectionGroove,
  index: number,
): GrooveBar {
  const place = (index + offset) % 4;
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
    const grading = metreOf(plan)?.grooves ?? groovesByMetre[metre]?.[section.family];
    return ladderOfGrooves(grading ?? [groovesInFour["stick and hat"]]);
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
function fit({ density }: LearnedLane, busy: number): number {
  const apart = 4 * (density - busy);
  return 1 / (1 + apart * apart);
}

function barOf(strokes: Strokes, length: number, from: number, steps: number): GrooveBar {
  if (length === steps) return { steps, strokes: strokes.slice() };
  const bar = new Float32Array(drums.length * steps);
  for (let drum = 0; drum < drums.length; drum++) {
    for (let step = 0; step < steps; step++) {
      bar[drum * steps + step] = strokes[drum * length + from + step] ?? 0;
    }
  }
  return { steps, strokes: bar };
}

/**
 * The fourth bar: a kick before its last beat, an open hat on its last eighth, where there is room; where neither comes,
 * the hand that keeps time adds a light stroke.
 */
function varied({ steps, strokes }: GrooveBar, salt: number, energy: number): GrooveBar {
  const changed = strokes.slice();
  const hand = HAND * steps;
  const last = steps - 2;
  const pushed = steps - (chanceAt(salt, 11) < 0.5 ? 6 : 3);
  const loudest = changed[KICK * steps] ?? 0;
  let isVaried = false;
  if (chanceAt(salt, 12) < 0.25 + 0.5 * energy && loudest > 0 && isFree(changed, steps, pushed)) {
    changed[KICK * steps + pushed] = loudest * 0.85;
    isVaried = true;
  }
  if (chanceAt(salt, 13) < energy && (changed[hand + last] ?? 0) > 0) {
    changed[OPEN_HAT * steps + last] = Math.min(1, (changed[hand + last] ?? 0) * 1.1);
    changed[hand + last] = 0;
    isVaried = true;
  }
  if (!isVaried) lightStroke(changed, steps);
  return { steps, strokes: changed };
}

/** A light stroke on the last sixteenth by whoever keeps time; where it is there already, before it. */
function lightStroke(strokes: Strokes, steps: number): void {
  const keeper = KEEPERS.find((drum) => countOf(strokes, drum, steps) > 1);
  if (keeper === undefined) return;
  const free = [steps - 1, steps - 3, steps - 5].find((step) => (strokes[keeper * steps + step] ?? 0) === 0);
  if (free !== undefined) strokes[keeper * steps + free] = 0.32;
}

function countOf(strokes: Strokes, drum: number, steps: number): number {
  return strokes.subarray(drum * steps, (drum + 1) * steps).filter((loudness) => loudness > 0).length;
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
