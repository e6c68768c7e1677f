/** The thesaurus from the engine's spelling to the wire's. */
import type { Affect, BaseEmotion, BaseEntry, EmotionNode, Reading, SubEmotion } from "@music-brain/engine";
import type { Static } from "typebox";
import type {
  emotionAnswerSchema,
  emotionNodeAnswerSchema,
  emotionsAnswerSchema,
  nearestAnswerSchema,
  searchAnswerSchema,
  WireBaseEmotion,
  WireEmotionNode,
  wayAnswerSchema,
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
    opposite: { ...node.opposite },
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

/** The answer of GET /emotions/search. */
export function readingToWire(reading: Reading): Static<typeof searchAnswerSchema> {
  const { affect, confidence, secondBest } = reading;
  return {
    success: true,
    affect: { ...affectToWire(affect), confidence },
    nodes: reading.nodes.map(({ node, weight }) => ({ ...nameToWire(node), weight })),
    second_best: secondBest ? { ...nameToWire(secondBest.node), weight: secondBest.weight } : null,
    decided_by: reading.decidedBy.map(({ words, share }) => ({ words, share })),
    journey: reading.journey.map((stage) => ({
      at: stage.at,
      ...nameToWire(stage.node),
      ...affectToWire(stage.affect),
    })),
    because: [...reading.because],
  };
}

/**
 * The answer of GET /emotions/path.
 * @param distance along the way
 */
export function wayToWire(
  [from, to]: readonly [EmotionNode, EmotionNode],
  way: readonly EmotionNode[],
  distance: number,
): Static<typeof wayAnswerSchema> {
  return {
    success: true,
    from: nodeToWire(from),
    to: nodeToWire(to),
    path: way.map((node) => ({ ...nameToWire(node), ...affectToWire(node) })),
    distance,
  };
}

function nameToWire({ id, name }: EmotionNode): { id: number; name: string } {
  return { id, name };
}

function affectToWire({ valence, arousal, dominance }: Affect): Affect {
  return { valence, arousal, dominance };
}
