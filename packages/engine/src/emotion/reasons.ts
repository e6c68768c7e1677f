/** Why a text was read as it was, in sentences for people. */
import type { Affect } from "../song.ts";
import { isDivided, type Weighted } from "./blend.ts";
import type { Contrasts } from "./contrast.ts";
import { describeAffect } from "./describe.ts";
import type { Feeling } from "./feelings.ts";
import type { Way } from "./journey.ts";
import type { LearnedReading } from "./learned.ts";
import { nodesNear } from "./near.ts";
import { thesaurus } from "./thesaurus.ts";

/** No more words than these are explained one by one. */
const mostExplained = 6;

/** What the reasons are made from. */
export interface Evidence {
  readonly weighted: readonly Weighted[];
  readonly contrasts: Contrasts;
  readonly way: Way;
  readonly whole: Affect;
  /** 0 … 1: the share of the words with a meaning of their own that were recognised. */
  readonly coverage: number;
}

/** The reasons of a reading, the words first in the order of the text, then what joins them. */
export function reasonsOf(evidence: Evidence): string[] {
  const { weighted, contrasts, way, coverage } = evidence;
  const explained = heaviest(weighted);
  const sentences = [...explained]
    .sort((one, other) => one.feeling.from - other.feeling.from)
    .map(wordReason);
  const reasons = [...new Set(sentences)];
  const rest = weighted.length - explained.length;
  if (rest > 0) reasons.push(`${rest} more ${rest === 1 ? "word was" : "words were"} weighed in as well.`);
  for (const contrast of contrasts.contrasts.slice(0, 2)) {
    const more = weighted[contrast.more]?.feeling.quoted;
    const less = weighted[contrast.less]?.feeling.quoted;
    if (more !== undefined && less !== undefined) {
      reasons.push(`Because of "${contrast.cue}", "${more}" weighs more than "${less}".`);
    }
  }
  if (way.stages.length > 0) reasons.push(wayReason(way));
  else if (isDivided(weighted)) {
    reasons.push(
      `The feelings pull in different directions, so they are blended: ${describeAffect(evidence.whole)}.`,
    );
  }
  if (coverage < 0.34)
    reasons.push("Most of the other words name no feeling that I know, so this is a careful guess.");
  return reasons;
}

/** The reason where nothing was recognised. */
export function unknownReason(looksForeign: boolean): string {
  return looksForeign
    ? "This does not look like English, and no word of it names a feeling that I know in another language, so the song starts from a calm middle."
    : "No word here names a feeling I know, so the song starts from a calm middle.";
}

/** The reason where the words together were weighed. */
export function learnedReason({ affect, words }: LearnedReading): string[] {
  if (words.length === 0) return [];
  const heaviest = words.slice(0, 3).map(({ word }) => `"${word}"`);
  return [
    `People who rated sentences with such words, above all ${listed(heaviest)}, felt something ${describeAffect(affect)}.`,
  ];
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

function heaviest(weighted: readonly Weighted[]): readonly Weighted[] {
  if (weighted.length <= mostExplained) return weighted;
  return [...weighted]
    .sort((one, other) => other.weight - one.weight || one.feeling.from - other.feeling.from)
    .slice(0, mostExplained);
}

function wordReason({ feeling }: Weighted): string {
  const { mention, quoted } = feeling;
  const slip = mention.readAs === undefined ? "" : `I read "${mention.readAs}" for a slip in "${quoted}". `;
  return slip + meaningOf(feeling);
}

function meaningOf(feeling: Feeling): string {
  const { mention, quoted, node, affect, steps } = feeling;
  const { sense } = mention;
  if (feeling.frame !== undefined && feeling.frame !== "denied") {
    const what = sense.node === undefined ? `"${sense.phrase}"` : sense.node.name;
    return feeling.frame === "eased"
      ? `"${quoted}" eases ${what}: what is left of it is ${describeAffect(affect)}.`
      : `"${quoted}" puts ${what} into the past: what is felt is ${node?.name ?? describeAffect(affect)}.`;
  }
  if (feeling.denied) {
    const denied = sense.node === undefined ? `"${sense.phrase}"` : sense.node.name;
    const landing = node?.name ?? nodesNear(affect, 1)[0]?.node.name ?? "calm";
    return `"${quoted}" turns ${denied} around: not its full opposite, but something like ${landing}.`;
  }
  if (node === undefined || sense.node === undefined) {
    const strength = steps > 0 ? " more strongly" : steps < 0 ? " more mildly" : "";
    const topic = sense.topic === undefined ? "" : ` (${sense.topic})`;
    return `"${quoted}"${topic} is felt${strength} as ${describeAffect(affect)}.`;
  }
  const isOfBase = node === sense.node && baseWords.get(node.base)?.has(sense.phrase) === true;
  const kin = node.name === node.sub || isOfBase ? node.base : node.sub;
  const shade = kin === node.name ? "" : `, a shade of ${kin}`;
  if (node === sense.node && steps !== 0) {
    return `"${quoted}" is ${steps > 0 ? "an especially strong" : "a mild"} ${node.name}${shade}.`;
  }
  if (node !== sense.node) {
    return `"${quoted}" ${steps > 0 ? "raises" : "softens"} ${sense.node.name} to ${node.name}${shade}.`;
  }
  return isSaid(quoted, node.name)
    ? `"${quoted}" names a feeling I know${shade}.`
    : `"${quoted}" speaks of ${node.name}${shade}.`;
}

/** Words for a base as a whole: "angry" speaks of anger first, of rage only in particular. */
const baseWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  thesaurus.bases.map(({ name, words }) => [name, new Set([name, ...words])]),
);

function isSaid(quoted: string, name: string): boolean {
  return quoted.toLowerCase().replaceAll("-", " ") === name.replaceAll("-", " ");
}

function wayReason(way: Way): string {
  const names: string[] = [];
  for (const stage of way.stages) {
    if (names.at(-1) !== stage.node.name) names.push(stage.node.name);
  }
  const cues = [...new Set(way.cues)].map((cue) => `"${cue}"`).join(" and ");
  const pace = { slow: " The change takes its time.", even: "", sudden: " The change comes suddenly." }[
    way.speed
  ];
  const makes = new Set(way.cues).size > 1 ? "make" : "makes";
  return `${cues} ${makes} this a journey: from ${names.join(" to ")}.${pace}`;
}
