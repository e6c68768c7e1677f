/**
 * The emotion thesaurus: 6 bases × 6 sub-emotions × 6 intensities = 216 nodes, assembled from the tables in
 * `data/thesaurus`, each with a place in the space of valence, arousal and dominance and with musical attributes.
 */
import { anger } from "../data/thesaurus/anger.ts";
import { disgust } from "../data/thesaurus/disgust.ts";
import { fear } from "../data/thesaurus/fear.ts";
import { joy } from "../data/thesaurus/joy.ts";
import { sadness } from "../data/thesaurus/sadness.ts";
import type { BaseEmotion, BaseTable, SubTable } from "../data/thesaurus/schema.ts";
import { surprise } from "../data/thesaurus/surprise.ts";
import type { Affect } from "../song.ts";
import { type MusicalAttributes, musicOf } from "./music.ts";
import { oppositeAmong } from "./opposite.ts";
import { affectDistance } from "./space.ts";

/** One of the 216 shades of feeling. */
export interface EmotionNode extends Affect {
  /** 0 … 215, stable for ever: base × 36 + sub-emotion × 6 + intensity − 1. */
  readonly id: number;
  readonly name: string;
  readonly base: BaseEmotion;
  readonly sub: string;
  /** 1, the faintest, … 6. */
  readonly intensity: number;
  /** The node that lies across the middle of the space. */
  readonly opposite: { readonly id: number; readonly name: string };
  /** Words and phrases in which people say it. */
  readonly phrases: readonly string[];
  /** How it sounds. */
  readonly music: MusicalAttributes;
}

/** A family of six nodes. */
export interface SubEmotion {
  readonly name: string;
  readonly description: string;
  readonly words: readonly string[];
  /** By intensity, 1 … 6. */
  readonly nodes: readonly EmotionNode[];
}

/** A base emotion: six families. */
export interface BaseEntry {
  readonly name: BaseEmotion;
  readonly description: string;
  readonly words: readonly string[];
  readonly subs: readonly SubEmotion[];
}

/** The order of the bases decides the ids of the nodes and never changes. */
const tables: readonly BaseTable[] = [joy, sadness, anger, fear, surprise, disgust];

/** The whole thesaurus. */
export const thesaurus: { readonly bases: readonly BaseEntry[]; readonly nodes: readonly EmotionNode[] } =
  assemble();

/** The names of the bases, in the order of the ids. */
export const baseEmotions: readonly BaseEmotion[] = tables.map((table) => table.base);

/**
 * The node with that id, if there is one.
 * @example
 * nodeById(39)?.name; // "grief"
 */
export function nodeById(id: number): EmotionNode | undefined {
  return thesaurus.nodes[id];
}

/**
 * The nodes that lie nearest to a point, nearest first.
 * @param count how many, 1 … 216
 * @example
 * nearestNodes({ valence: 0.83, arousal: 0.66, dominance: 0.66 }, 1)[0]?.node.name; // "joy"
 */
export function nearestNodes(
  affect: Affect,
  count: number,
): readonly { readonly node: EmotionNode; readonly distance: number }[] {
  return thesaurus.nodes
    .map((node) => ({ node, distance: affectDistance(affect, node) }))
    .sort((one, other) => one.distance - other.distance || one.node.id - other.node.id)
    .slice(0, count);
}

/** A node before its opposite is known. */
type Lone = Omit<EmotionNode, "opposite">;

function assemble(): { bases: BaseEntry[]; nodes: EmotionNode[] } {
  const all = tables.flatMap((table, index) =>
    table.subs.flatMap((sub, place) => nodesOf(table.base, sub, index * 36 + place * 6)),
  );
  const nodes = all.map((node): EmotionNode => {
    const { id, name } = oppositeAmong(all, node);
    return { ...node, opposite: { id, name } };
  });
  const bases = tables.map((table, index) => ({
    name: table.base,
    description: table.description,
    words: table.words,
    subs: table.subs.map((sub, place): SubEmotion => {
      const first = index * 36 + place * 6;
      return {
        name: sub.sub,
        description: sub.description,
        words: sub.words,
        nodes: nodes.slice(first, first + 6),
      };
    }),
  }));
  return { bases, nodes };
}

function nodesOf(base: BaseEmotion, table: SubTable, firstId: number): Lone[] {
  return table.nodes.map((row, index): Lone => {
    const [valence, arousal, dominance] = row.vad;
    const affect = { valence, arousal, dominance };
    return {
      id: firstId + index,
      name: row.name,
      base,
      sub: table.sub,
      intensity: index + 1,
      phrases: row.phrases,
      ...affect,
      music: musicOf(affect, table.character),
    };
  });
}
