/** From the words and numbers of an intent to the feeling of a song and its way through the song. */
import { type CharacterShift, contourOf, type MusicalAttributes, musicOf } from "../emotion/music.ts";
import { type Reading, readFeeling, resolveFeeling } from "../emotion/read.ts";
import { affectDistance, blendAffect, clamp, clampAffect } from "../emotion/space.ts";
import { type EmotionNode, nearestNodes } from "../emotion/thesaurus.ts";
import type { Intent, Problem } from "../intent.ts";
import type { Affect, Reason } from "../song.ts";
import { quoted } from "./wish.ts";

/** A feeling at a place in the song. */
export interface Waypoint {
  /** 0 (the start) … 1 (the end). */
  readonly at: number;
  readonly affect: Affect;
  /** The node that it is called by. */
  readonly node: EmotionNode;
  /**
   * The node that the words named, where numbers have moved the feeling on to another, so that its character fades;
   * `null` where the words named none, so that there is no character but the place's own.
   */
  readonly origin?: EmotionNode | null;
}

/** What a song feels, from its start to its end. */
export interface Feeling {
  /** In order of `at`; one for a song that stays with its feeling, more for a journey. */
  readonly waypoints: readonly [Waypoint, ...Waypoint[]];
  /** The mean over the song. */
  readonly mean: Affect;
  readonly reasons: readonly Reason[];
}

/** Reads the feeling of an intent; waypoints that name no feeling are added to `problems`. */
export function readIntentFeeling(intent: Intent, problems: Problem[]): Feeling {
  const reading = readingOf(intent.emotionalIntent);
  const reasons: Reason[] = [];
  let waypoints = wishedJourney(intent, problems);
  if (waypoints.length > 0) {
    reasons.push({
      about: "journey",
      decision: waypoints.map(({ node }) => node.name).join(" → "),
      because: "You named these feelings and their places.",
    });
  } else if (reading.journey.length > 1) {
    waypoints = reading.journey.map(({ at, affect, node }) => ({ at, affect: { ...affect }, node }));
    reasons.push({
      about: "journey",
      decision: waypoints.map(({ node }) => node.name).join(" → "),
      because: reading.because.join(" "),
    });
  } else {
    const node = reading.nodes[0]?.node ?? nearestNode(reading.affect);
    waypoints = [{ at: 0, affect: { ...reading.affect }, node, ...(!reading.isNamed && { origin: null }) }];
    reasons.push({ about: "feeling", decision: node.name, because: reading.because.join(" ") });
  }
  waypoints = colouredByStory(waypoints, intent, reasons);
  waypoints = movedToNumbers(waypoints, intent, reasons);
  const [first, ...rest] = waypoints;
  if (!first) throw new RangeError("a feeling has at least one waypoint");
  return { waypoints: [first, ...rest], mean: meanOf(waypoints), reasons };
}

/** How many readings are kept: whoever tries other seeds, or edits a song, sends the same words again. */
const KEPT_READINGS = 64;

/** By text, the one that was read first in front. Songs get copies of what is kept here. */
const readings = new Map<string, Reading>();

function readingOf(text: string): Reading {
  const known = readings.get(text);
  if (known) return known;
  const reading = readFeeling(text);
  const [oldest] = readings.keys();
  if (oldest !== undefined && readings.size >= KEPT_READINGS) readings.delete(oldest);
  readings.set(text, reading);
  return reading;
}

/** The feeling at a place of the song, 0 … 1: between two waypoints it moves evenly. */
export function feelingAt(feeling: Feeling, place: number): Affect {
  let before = feeling.waypoints[0];
  for (const waypoint of feeling.waypoints) {
    if (waypoint.at >= place) {
      const span = waypoint.at - before.at;
      return span <= 0
        ? waypoint.affect
        : blendAffect(before.affect, waypoint.affect, (place - before.at) / span);
    }
    before = waypoint;
  }
  return before.affect;
}

/**
 * What the feeling at a place asks of the music. On a journey the characters of the sub-emotions give way to one another
 * as evenly as the feeling does.
 */
export function musicAt(feeling: Feeling, place: number): MusicalAttributes {
  if (feeling.waypoints.length > 1) return musicOnWay(feeling, place);
  // Asked for again and again while a song is planned.
  if (lately?.feeling !== feeling) lately = { feeling, music: musicOnWay(feeling, place) };
  return lately.music;
}

/** What the last feeling that stays the same asks for. */
let lately: { readonly feeling: Feeling; readonly music: MusicalAttributes } | undefined;

function musicOnWay(feeling: Feeling, place: number): MusicalAttributes {
  const { waypoints } = feeling;
  const next = waypoints.findIndex(({ at }) => at >= place);
  const after = waypoints[next] ?? waypoints.at(-1) ?? waypoints[0];
  const before = waypoints[Math.max(0, next - 1)] ?? after;
  const span = after.at - before.at;
  const share = next <= 0 || span <= 0 ? 1 : (place - before.at) / span;
  const affect = feelingAt(feeling, place);
  const other = characterOf(after, affect);
  return musicOf(affect, share === 1 ? other : blended(characterOf(before, affect), other, share));
}

/** How far the numbers may carry a feeling from where its words stand before nothing is left of its character. */
const CHARACTER_REACH = 0.7;

/**
 * What the character of a waypoint's node adds to the node's own place in the space, the less the further numbers have
 * carried the waypoint from there.
 */
function characterOf(waypoint: Waypoint, affect: Affect): CharacterShift {
  const { node, share } = namedIn(waypoint);
  if (!node) return { contour: contourOf(affect) };
  const whole = characterOfNode(node);
  if (share === 1) return whole;
  const part = blended(NO_CHARACTER, whole, share);
  return { ...part, contour: share > 0.5 ? whole.contour : contourOf(affect) };
}

const NO_CHARACTER: CharacterShift = { contour: "wave" };

/** What each node's character adds to the node's own place; the thesaurus is a fixed table, so this stays small. */
const characters = new WeakMap<EmotionNode, CharacterShift>();

function characterOfNode(node: EmotionNode): CharacterShift {
  const known = characters.get(node);
  if (known) return known;
  const bare = musicOf(node);
  const full = node.music;
  const character: CharacterShift = {
    modeLeaning: full.modeLeaning - bare.modeLeaning,
    tempoFactor: full.tempoFactor - bare.tempoFactor,
    dynamics: full.dynamics - bare.dynamics,
    register: full.register - bare.register,
    density: full.density - bare.density,
    articulation: full.articulation - bare.articulation,
    dissonance: full.dissonance - bare.dissonance,
    contour: full.contour,
  };
  characters.set(node, character);
  return character;
}

/** The node that the words named for a waypoint, and how much of it is left where numbers have moved it, 0 … 1. */
export function namedIn({ node, origin, affect }: Waypoint): { node: EmotionNode | null; share: number } {
  if (origin === undefined) return { node, share: 1 };
  if (origin === null) return { node: null, share: 0 };
  return { node: origin, share: clamp(1 - affectDistance(affect, origin) / CHARACTER_REACH, 0, 1) };
}

/** @param share 0 all of the one … 1 all of the other */
function blended(one: CharacterShift, other: CharacterShift, share: number): CharacterShift {
  const between = (from = 0, to = 0) => from + (to - from) * share;
  return {
    modeLeaning: between(one.modeLeaning, other.modeLeaning),
    tempoFactor: between(one.tempoFactor, other.tempoFactor),
    dynamics: between(one.dynamics, other.dynamics),
    register: between(one.register, other.register),
    density: between(one.density, other.density),
    articulation: between(one.articulation, other.articulation),
    dissonance: between(one.dissonance, other.dissonance),
    contour: share < 0.5 ? one.contour : other.contour,
  };
}

function wishedJourney(intent: Intent, problems: Problem[]): Waypoint[] {
  const waypoints: Waypoint[] = [];
  const wishes = intent.journey ?? [];
  wishes.forEach((wish, index) => {
    const found = resolveFeeling(wish.emotion);
    if (found) waypoints.push({ at: wish.at, affect: found.affect, node: found.node });
    else {
      problems.push({
        path: ["journey", index, "emotion"],
        detail: `${quoted(wish.emotion)} names no feeling that is known here: use a word such as "grief", "hope" or "a little anxious".`,
      });
    }
  });
  return waypoints.sort((one, other) => one.at - other.at);
}

/** A wound darkens the start, a longing draws the end: each by a quarter of the way. */
function colouredByStory(waypoints: Waypoint[], intent: Intent, reasons: Reason[]): Waypoint[] {
  const wound = feltIn(intent.coreWound);
  const desire = feltIn(intent.coreDesire);
  if (!wound) reasons.push(...unread("core wound", intent.coreWound));
  if (!desire) reasons.push(...unread("core desire", intent.coreDesire));
  if (!wound && !desire) return waypoints;
  const start = waypoints[0];
  const end = waypoints.at(-1);
  if (!start || !end) return waypoints;
  const opening = wound ? toward(start, 0, wound) : { ...start, at: 0 };
  const closing = desire ? toward(end, 1, desire) : { ...end, at: 1 };
  if (wound) reasons.push(storyReason("core wound", wound.node, "The song starts nearer to what hurts."));
  if (desire)
    reasons.push(storyReason("core desire", desire.node, "The song ends nearer to what is longed for."));
  return [opening, ...waypoints.slice(1, -1), closing];
}

function toward(waypoint: Waypoint, at: number, goal: { readonly affect: Affect }): Waypoint {
  return { ...waypoint, at, affect: blendAffect(waypoint.affect, goal.affect, 0.25) };
}

function feltIn(text: string | null | undefined): { node: EmotionNode; affect: Affect } | undefined {
  if (text === null || text === undefined || text.trim() === "") return undefined;
  const reading = readFeeling(text);
  const node = reading.nodes[0]?.node;
  return reading.confidence > 0 && node ? { node, affect: reading.affect } : undefined;
}

/** What is said of words that were not understood; nothing where there are none. */
function unread(about: string, text: string | null | undefined): readonly Reason[] {
  if (text === null || text === undefined || text.trim() === "") return [];
  const because = `${quoted(text)} names no feeling that is known here, so it changes nothing.`;
  return [{ about, decision: "not recognised", because }];
}

function storyReason(about: string, node: EmotionNode, because: string): Reason {
  return { about, decision: node.name, because };
}

/** Numbers that the caller gives are the mean of the song; a journey keeps its shape around them. */
function movedToNumbers(waypoints: Waypoint[], intent: Intent, reasons: Reason[]): Waypoint[] {
  const mean = meanOf(waypoints);
  const shift = {
    valence: (intent.valence ?? mean.valence) - mean.valence,
    arousal: (intent.arousal ?? mean.arousal) - mean.arousal,
    dominance: (intent.dominance ?? mean.dominance) - mean.dominance,
  };
  const given = (["valence", "arousal", "dominance"] as const).filter(
    (name) => typeof intent[name] === "number",
  );
  if (given.length === 0) return waypoints;
  reasons.push({
    about: "affect",
    decision: given.map((name) => `${name} ${intent[name]}`).join(", "),
    because: "You gave these numbers; they win over what the words say.",
  });
  return waypoints.map((waypoint) => {
    const affect = clampAffect({
      valence: waypoint.affect.valence + shift.valence,
      arousal: waypoint.affect.arousal + shift.arousal,
      dominance: waypoint.affect.dominance + shift.dominance,
    });
    // A feeling that somebody named for a place keeps its name, though the numbers move it.
    const node = intent.journey?.length ? waypoint.node : nearestNode(affect, waypoint.node);
    return { at: waypoint.at, affect, node, origin: waypoint.origin === null ? null : waypoint.node };
  });
}

/** The nearest node; the one that the words named stays when it is about as near. */
function nearestNode(affect: Affect, named?: EmotionNode): EmotionNode {
  const near = nearestNodes(affect, 12);
  const stay = named && near.find(({ node }) => node.id === named.id);
  const found = stay ?? near.find(({ node }) => node.sub === named?.sub) ?? near[0];
  if (!found) throw new RangeError("the thesaurus is empty");
  return found.node;
}

/** The mean over the song, each waypoint weighted by the stretch of song around it. */
function meanOf(waypoints: readonly Waypoint[]): Affect {
  let valence = 0;
  let arousal = 0;
  let dominance = 0;
  let weights = 0;
  waypoints.forEach(({ at, affect }, index) => {
    const from = index === 0 ? 0 : (at + (waypoints[index - 1]?.at ?? at)) / 2;
    const to = index === waypoints.length - 1 ? 1 : (at + (waypoints[index + 1]?.at ?? at)) / 2;
    const weight = Math.max(0.001, to - from);
    valence += affect.valence * weight;
    arousal += affect.arousal * weight;
    dominance += affect.dominance * weight;
    weights += weight;
  });
  return clampAffect({
    valence: valence / weights,
    arousal: arousal / weights,
    dominance: dominance / weights,
  });
}
