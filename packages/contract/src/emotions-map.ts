/** The thesaurus from the engine's spelling to the wire's. */
import type { Affect, BaseEmotion, BaseEntry, EmotionNode, SubEmotion } from "@music-brain/engine";
import type { Static } from "typebox";
import type {
  emotionAnswerSchema,
  emotionNodeAnswerSchema,
  emotionsAnswerSchema,
  nearestAnswerSchema,
  WireBaseEmotion,
  WireEmotionNode,
} from "./emotions.ts";

/** A node in the wire's spelling. */
function nodeToWire(node: EmotionNode): WireEmotionNode {
  const { music } = node;
  return {
    id: node.id,
    name: node.name,
    base: node.base,
    sub: node.sub,
    intensity: node.intensity,
    valence: node.valence,
    arousal: node.arousal,
    dominance: node.dominance,
    phrases: [...node.phrases],
    music: {
      mode_leaning: music.modeLeaning,
      tempo_factor: music.tempoFactor,
      dynamics: music.dynamics,
      register: music.register,
      density: music.density,
      articulation: music.articulation,
      dissonance: music.dissonance,
      contour: music.contour,
    },
  };
}

/** A base emotion with all below it in the wire's spelling. */
function baseToWire(base: BaseEntry): WireBaseEmotion {
  return {
    name: base.name,
    description: base.description,
    words: [...base.words],
    subs: base.subs.map((sub: SubEmotion) => ({
      name: sub.name,
      description: sub.description,
      words: [...sub.words],
      nodes: sub.nodes.map(nodeToWire),
    })),
  };
}

/**
 * The answer of GET /emotions.
 * @throws Error when one of the six bases is missing
 */
export function emotionsToWire(bases: readonly BaseEntry[]): Static<typeof emotionsAnswerSchema> {
  const named = (name: BaseEmotion): WireBaseEmotion => {
    const base = bases.find((entry) => entry.name === name);
    if (base === undefined) throw new Error(`The thesaurus has no "${name}".`);
    return baseToWire(base);
  };
  const emotions = {
    joy: named("joy"),
    sadness: named("sadness"),
    anger: named("anger"),
    fear: named("fear"),
    surprise: named("surprise"),
    disgust: named("disgust"),
  };
  const nodes = Object.values(emotions).flatMap((base) => base.subs.flatMap((sub) => sub.nodes));
  return { success: true, emotions, total_nodes: nodes.length };
}

/** The answer of GET /emotions/{base}. */
export function emotionToWire(base: BaseEntry): Static<typeof emotionAnswerSchema> {
  return { success: true, emotion: base.name, data: baseToWire(base) };
}

/** The answer of GET /emotions/nodes/{id}. */
export function emotionNodeToWire(node: EmotionNode): Static<typeof emotionNodeAnswerSchema> {
  return { success: true, node: nodeToWire(node) };
}

/** The answer of GET /emotions/nearest. */
export function nearestToWire(
  affect: Affect,
  found: readonly { readonly node: EmotionNode; readonly distance: number }[],
): Static<typeof nearestAnswerSchema> {
  const { valence, arousal, dominance } = affect;
  return {
    success: true,
    affect: { valence, arousal, dominance },
    nodes: found.map(({ node, distance }) => ({ ...nodeToWire(node), distance })),
  };
}
