/** The emotion thesaurus on the wire: 6 bases × 6 sub-emotions × 6 intensities. */
import Type, { type Static } from "typebox";
import { affectProperties, affectSchema, dominanceOptions } from "./affect.ts";
import { text } from "./text.ts";

const baseNameSchema = Type.Enum(["joy", "sadness", "anger", "fear", "surprise", "disgust"], {
  type: "string",
  description: "One of the six base emotions (Ekman 1992).",
  examples: ["sadness"],
});

const musicalAttributesSchema = Type.Object(
  {
    mode_leaning: between(-1, 1, "From the darkest mode to the brightest.", -0.7),
    tempo_factor: between(0.5, 1.6, "Multiplies a genre's own tempo.", 0.8),
    dynamics: between(0, 1, "From the softest to the loudest.", 0.35),
    register: between(-12, 12, "Semitones away from an instrument's middle.", -3),
    density: between(0, 1, "From few notes to many.", 0.3),
    articulation: between(0, 1, "From legato to staccato.", 0.2),
    dissonance: between(0, 1, "From consonant to dissonant.", 0.3),
    contour: Type.Enum(["rising", "falling", "arch", "inverted arch", "wave", "level"], {
      type: "string",
      description: "The shape that phrases of the melody prefer.",
    }),
  },
  { $id: "MusicalAttributes", title: "Musical attributes", description: "How a feeling sounds." },
);

const nodeNameProperties = {
  id: Type.Integer({ minimum: 0, maximum: 215, description: "Stable number of the node.", examples: [42] }),
  name: Type.String({ description: "Unique in the thesaurus.", examples: ["sorrow"] }),
};

const nodeProperties = {
  ...nodeNameProperties,
  base: baseNameSchema,
  sub: Type.String({ description: "The sub-emotion that it is a shade of.", examples: ["grief"] }),
  intensity: Type.Integer({ minimum: 1, maximum: 6, description: "From the faintest to the strongest." }),
  ...affectProperties,
  opposite: Type.Object(nodeNameProperties, {
    description: "The node that lies across the middle of the space.",
  }),
  phrases: Type.Array(Type.String(), { description: "Words and phrases in which people say it." }),
  music: musicalAttributesSchema,
};

/** One node of the thesaurus. */
export const emotionNodeSchema = Type.Object(nodeProperties, {
  $id: "EmotionNode",
  title: "Emotion node",
  description: "One shade of feeling, placed among the others and with the way it sounds.",
});

const subEmotionSchema = Type.Object(
  {
    name: Type.String({ examples: ["grief"] }),
    description: Type.String(),
    words: Type.Array(Type.String(), { description: "Everyday words that lead here." }),
    nodes: Type.Array(emotionNodeSchema, { description: "Six, from the faintest to the strongest." }),
  },
  { $id: "SubEmotion", title: "Sub-emotion", description: "One of the six shades of a base emotion." },
);

/** A base emotion with everything below it. */
export const baseEmotionSchema = Type.Object(
  {
    name: baseNameSchema,
    description: Type.String(),
    words: Type.Array(Type.String(), { description: "Everyday words that lead here." }),
    subs: Type.Array(subEmotionSchema, { description: "Its six sub-emotions." }),
  },
  {
    $id: "BaseEmotion",
    title: "Base emotion",
    description: "A base emotion with its sub-emotions and nodes.",
  },
);

/** GET /emotions. */
export const emotionsAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    emotions: Type.Object(
      {
        joy: baseEmotionSchema,
        sadness: baseEmotionSchema,
        anger: baseEmotionSchema,
        fear: baseEmotionSchema,
        surprise: baseEmotionSchema,
        disgust: baseEmotionSchema,
      },
      { description: "By the name of the base emotion." },
    ),
    total_nodes: Type.Integer({ minimum: 1, examples: [216] }),
  },
  { $id: "EmotionsAnswer", title: "The emotion thesaurus" },
);

/** GET /emotions/{base}. */
export const emotionAnswerSchema = Type.Object(
  { success: Type.Literal(true), emotion: baseNameSchema, data: baseEmotionSchema },
  { $id: "EmotionAnswer", title: "One base emotion" },
);

/** GET /emotions/nodes/{id}. */
export const emotionNodeAnswerSchema = Type.Object(
  { success: Type.Literal(true), node: emotionNodeSchema },
  { $id: "EmotionNodeAnswer", title: "One emotion node" },
);

/** GET /emotions/nearest. */
export const nearestAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    affect: affectSchema,
    nodes: Type.Array(
      Type.Object(
        {
          ...nodeProperties,
          distance: Type.Number({ minimum: 0, description: "From the point that was asked for." }),
        },
        { $id: "NearEmotionNode", title: "Emotion node at a distance" },
      ),
      { description: "Nearest first." },
    ),
  },
  { $id: "NearestAnswer", title: "The nearest emotion nodes" },
);

/** How many nodes GET /emotions/nearest gives when it is not told. */
export const NEAREST_DEFAULT = 6;

/** The dominance that GET /emotions/nearest takes when it is not told: neither powerless nor in control. */
export const DOMINANCE_DEFAULT = 0.5;

/** The query of GET /emotions/nearest. */
export const nearestQuerySchema = Type.Object(
  {
    valence: affectProperties.valence,
    arousal: affectProperties.arousal,
    dominance: Type.Optional(Type.Number({ ...dominanceOptions, default: DOMINANCE_DEFAULT })),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 50,
        default: NEAREST_DEFAULT,
        description: "How many nodes to give.",
        examples: [6],
      }),
    ),
  },
  { additionalProperties: false },
);

/** The path of GET /emotions/{base}. */
export const emotionPathSchema = Type.Object({
  base: Type.String({
    description: "A base emotion, or an everyday word for it or for one of its sub-emotions.",
    examples: ["sadness"],
  }),
});

/** The path of GET /emotions/nodes/{id}. */
export const emotionNodePathSchema = Type.Object({
  id: Type.Integer({
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    description: "A node's number, 0 to 215.",
    examples: [42],
    "x-expected": "the number of a node, 0 to 215, like 42",
  }),
});

const weightedNodeSchema = Type.Object(
  { ...nodeNameProperties, weight: between(0, 1, "Its share of the whole.", 0.7) },
  { $id: "WeightedEmotionNode", title: "Emotion node with a weight" },
);

/** GET /emotions/search. */
export const searchAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    affect: Type.Object({
      ...affectProperties,
      confidence: between(0, 1, "From 0 (nothing was recognised) to 1.", 0.9),
    }),
    nodes: Type.Array(weightedNodeSchema, {
      description: "At most 5, the best supported first; the weights sum to 1.",
    }),
    second_best: Type.Union([weightedNodeSchema, Type.Null()], {
      description: "How the words can be read else: the best supported node of another family.",
    }),
    decided_by: Type.Array(
      Type.Object({
        words: Type.String({ examples: ["grief"] }),
        share: between(0, 1, "How much of the reading is theirs.", 0.6),
      }),
      { description: "The words that decided, the heaviest first." },
    ),
    journey: Type.Array(
      Type.Object({
        at: between(0, 1, "0 is the start, 1 the end.", 0),
        ...nodeNameProperties,
        ...affectProperties,
      }),
      { description: "Empty where the words stay with one feeling." },
    ),
    because: Type.Array(Type.String(), { description: "Sentences that say how the words were read." }),
  },
  { $id: "SearchAnswer", title: "A feeling in words, as it was read" },
);

/** The query of GET /emotions/search. */
export const searchQuerySchema = Type.Object(
  {
    q: text({
      minLength: 1,
      maxLength: 5000,
      notBlank: true,
      description: "A feeling in your own words.",
      examples: ["grief slowly turning into hope"],
    }),
  },
  { additionalProperties: false },
);

/** GET /emotions/path. */
export const wayAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    from: emotionNodeSchema,
    to: emotionNodeSchema,
    path: Type.Array(Type.Object({ ...nodeNameProperties, ...affectProperties }), {
      description: "From neighbour to neighbour, both ends included.",
    }),
    distance: Type.Number({ minimum: 0, description: "Along the way." }),
  },
  { $id: "WayAnswer", title: "The way between two emotion nodes" },
);

const endOfWay = (which: string, example: string) =>
  text({
    minLength: 1,
    maxLength: 200,
    notBlank: true,
    description: `Where the way ${which}: a node's number or name, or words for a feeling.`,
    examples: [example],
  });

/** The query of GET /emotions/path. */
export const wayQuerySchema = Type.Object(
  { from: endOfWay("begins", "grief"), to: endOfWay("ends", "hope") },
  { additionalProperties: false },
);

/** An emotion node on the wire. */
export type WireEmotionNode = Static<typeof emotionNodeSchema>;
/** A base emotion on the wire. */
export type WireBaseEmotion = Static<typeof baseEmotionSchema>;

function between(minimum: number, maximum: number, description: string, example: number) {
  return Type.Number({ minimum, maximum, description, examples: [example] });
}
