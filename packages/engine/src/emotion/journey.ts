/** The way of a text from its first feeling to its last. */
import type { Affect } from "../song.ts";
import { blendOf, supportedNodes, type Weighted } from "./blend.ts";
import { affectDistance } from "./space.ts";
import type { EmotionNode } from "./thesaurus.ts";
import type { Token } from "./tokens.ts";
import { isOrigin, type Speed, type Transition, transitionBetween } from "./transitions.ts";

/** One feeling on the way. */
export interface Stage {
  /** 0 (the start) … 1 (the end). */
  readonly at: number;
  readonly affect: Affect;
  readonly node: EmotionNode;
}

/** A way and the words that make it one. */
export interface Way {
  /** Empty where the text stays in one place; else 2 … 6, the first at 0, the last at 1. */
  readonly stages: readonly Stage[];
  /** "turning into", "until"…, one for each step that was kept. */
  readonly cues: readonly string[];
  /** The fastest of its steps. */
  readonly speed: Speed;
}

/** A song has room for this many feelings. */
const mostStages = 6;

/** Feelings that lie closer than this are one stage. */
const least = 0.3;

/** How long a step takes beside an even one. */
const lengths: Readonly<Record<Speed, number>> = { slow: 1.5, even: 1, sudden: 1 };

/** A sudden step is this far (of the whole) from start to end, and begins late: at seven tenths of its share. */
const suddenWidth = 0.05;
const suddenPlace = 0.7;

interface Group {
  readonly members: readonly Weighted[];
  readonly affect: Affect;
  /** The step that led here; none for the first. */
  readonly arrival: Transition | undefined;
}

/** The way that a text describes. */
export function wayOf(tokens: readonly Token[], weighted: readonly Weighted[]): Way {
  const groups = shortened(groupsOf(tokens, weighted));
  const last = groups.at(-1);
  const first = groups[0];
  if (groups.length < 2 || last === undefined || first === undefined) return noWay;
  if (groups.length < mostStages && returns(tokens, last)) groups.push({ ...first, arrival: last.arrival });
  const steps = groups.slice(1).map((group) => group.arrival);
  const speeds = steps.map((step) => step?.speed ?? "even");
  return {
    stages: placed(groups, speeds),
    cues: steps.flatMap((step) => (step === undefined ? [] : [step.cue])),
    speed: speeds.includes("sudden") ? "sudden" : speeds.includes("slow") ? "slow" : "even",
  };
}

const noWay: Way = { stages: [], cues: [], speed: "even" };

function groupsOf(tokens: readonly Token[], weighted: readonly Weighted[]): Group[] {
  const groups: { members: Weighted[]; arrival: Transition | undefined }[] = [];
  let hasOrigin = false;
  weighted.forEach((member, place) => {
    const before = weighted[place - 1];
    const current = groups.at(-1);
    const end = before?.feeling.to ?? 0;
    if (tokens.slice(end, member.feeling.from).some((token) => token.kind === "stop")) hasOrigin = false;
    const low = weighted[place - 2]?.feeling.to ?? 0;
    const step =
      before === undefined
        ? undefined
        : transitionBetween(tokens, before.feeling, member.feeling, low, hasOrigin);
    hasOrigin ||= isOrigin(tokens, member.feeling, end);
    if (current === undefined) groups.push({ members: [member], arrival: undefined });
    else if (step === undefined) current.members.push(member);
    else if (step.direction === "onward") groups.push({ members: [member], arrival: step });
    else {
      // "Calm after the storm": what the text names last comes first.
      groups.splice(-1, 0, { members: [member], arrival: current.arrival });
      current.arrival = step;
    }
  });
  return groups.map(({ members, arrival }) => ({ members, arrival, affect: blendOf(members) }));
}

/** Neighbours that feel alike become one, then the closest ones until the song has room. */
function shortened(groups: readonly Group[]): Group[] {
  const distinct: Group[] = [];
  for (const group of groups) {
    const before = distinct.at(-1);
    if (before !== undefined && affectDistance(before.affect, group.affect) < least) {
      distinct[distinct.length - 1] = merged(before, group);
    } else distinct.push(group);
  }
  // A text of thousands of steps is first thinned evenly, so that the search for the closest pair stays small.
  const kept = thinned(distinct, mostStages * 4);
  while (kept.length > mostStages) {
    let closest = 0;
    let shortest = Number.POSITIVE_INFINITY;
    for (let place = 0; place + 1 < kept.length; place++) {
      const distance = distanceAt(kept, place);
      if (distance < shortest) {
        shortest = distance;
        closest = place;
      }
    }
    const one = kept[closest];
    const other = kept[closest + 1];
    if (one === undefined || other === undefined) break;
    kept.splice(closest, 2, merged(one, other));
  }
  return kept;
}

function thinned(groups: readonly Group[], most: number): Group[] {
  if (groups.length <= most) return [...groups];
  return Array.from({ length: most }, (_, place) => {
    const part = groups.slice(
      Math.floor((place * groups.length) / most),
      Math.floor(((place + 1) * groups.length) / most),
    );
    const members = part.flatMap((group) => group.members);
    return { members, affect: blendOf(members), arrival: part[0]?.arrival };
  });
}

function merged(one: Group, other: Group): Group {
  const members = [...one.members, ...other.members];
  return { members, affect: blendOf(members), arrival: one.arrival };
}

function distanceAt(groups: readonly Group[], place: number): number {
  const one = groups[place];
  const other = groups[place + 1];
  return one === undefined || other === undefined ? 0 : affectDistance(one.affect, other.affect);
}

/** "… and back (again)": the way ends where it began. */
function returns(tokens: readonly Token[], last: Group): boolean {
  const end = last.members.reduce((furthest, { feeling }) => Math.max(furthest, feeling.to), 0);
  const back = tokens.slice(end, end + 3).findIndex((token) => token.word === "back");
  return back >= 0 && tokens[end + back + 1]?.word !== "home";
}

/** Spreads the stages over the song: a slow step takes longer, a sudden one is two stages close together. */
function placed(groups: readonly Group[], speeds: readonly Speed[]): Stage[] {
  const total = speeds.reduce((sum, speed) => sum + lengths[speed], 0);
  const turns = speeds.filter((speed) => speed === "sudden").length;
  const needed = groups.length + turns + (speeds.at(-1) === "sudden" ? 1 : 0);
  const isSudden = (step: number): boolean => speeds[step] === "sudden" && needed <= mostStages;
  const stages: Stage[] = [];
  const push = (at: number, group: Group): void => {
    stages.push({ at: Math.round(at * 1000) / 1000, affect: group.affect, node: nodeOf(group) });
  };
  let passed = 0;
  groups.forEach((group, place) => {
    const next = groups[place + 1];
    if (!isSudden(place - 1) || next === undefined) push(passed / total, group);
    const length = lengths[speeds[place] ?? "even"];
    if (next !== undefined && isSudden(place)) {
      const turn = (passed + length * suddenPlace) / total;
      push(turn - suddenWidth / 2, group);
      push(turn + suddenWidth / 2, next);
    }
    passed += length;
    if (place === groups.length - 2) passed = total;
  });
  return stages;
}

function nodeOf(group: Group): EmotionNode {
  const node = supportedNodes(group.members, group.affect)[0]?.node;
  if (node === undefined) throw new Error("A stage without a node.");
  return node;
}
