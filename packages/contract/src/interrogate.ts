/** The conversation before the song: POST /interrogate, and GET and DELETE below it. */
import type { Phase } from "@music-brain/engine";
import Type, { type Static } from "typebox";
import { generateRequestProperties } from "./generate.ts";
import { intentSchema } from "./intent.ts";
import { nullable, wish } from "./schema.ts";
import { text } from "./text.ts";

const phaseNames = [
  "intent",
  "emotion",
  "story",
  "sound",
  "structure",
  "lyrics",
  "production",
] as const satisfies readonly Phase[];

/** The most characters of one message; ten thousand words fit. */
export const LONGEST_MESSAGE = 100_000;

const { emotional_intent: feeling, ...wishes } = intentSchema.properties;

const givenIntentSchema = Type.Object(
  { emotional_intent: wish(feeling), ...wishes },
  {
    $id: "GivenIntent",
    title: "What is known of the intent",
    description: "Any part of an intent. What is given is not asked.",
    additionalProperties: false,
    "x-expected": 'an object with parts of an intent, like {"technical": {"bpm": 80}}',
  },
);

const givenContextSchema = Type.Object(
  {
    intent: wish(givenIntentSchema),
    occasion: wish(
      text({
        minLength: 1,
        maxLength: 200,
        notBlank: true,
        description: "What the song is for.",
        examples: ["wedding"],
      }),
    ),
    dedication: wish(
      text({
        minLength: 1,
        maxLength: 200,
        notBlank: true,
        description: "Whom it is for.",
        examples: ["my sister"],
      }),
    ),
    title: wish(
      text({
        minLength: 1,
        maxLength: 200,
        notBlank: true,
        description: "A title.",
        examples: ["Her Coat in the Hall"],
      }),
    ),
    line: wish(
      text({
        minLength: 1,
        maxLength: 500,
        notBlank: true,
        description: "A line that may be sung one day.",
        examples: ["you left the light on"],
      }),
    ),
    scene: wish(
      text({
        minLength: 1,
        maxLength: 500,
        notBlank: true,
        description: "Where the song is set.",
        examples: ["her coat in the hall"],
      }),
    ),
  },
  {
    $id: "GivenContext",
    title: "What is known",
    description:
      "What is known besides the message, from now on. An answer's context can be given back as it is.",
    additionalProperties: false,
    "x-expected": 'an object of what is known, like {"dedication": "my sister"}',
  },
);

const turnNumber = { minimum: 0, maximum: 1000, examples: [3] };

/** The body of POST /interrogate. */
export const interrogateRequestSchema = Type.Object(
  {
    message: text({
      maxLength: LONGEST_MESSAGE,
      description:
        'What is said, in any words: an answer, a wish, or "skip", "back", "start over", "just make it". The first 5,000 characters are listened to.',
      examples: ["My sister gets married in June, and I can't be there"],
    }),
    session_id: wish(
      text({
        minLength: 1,
        maxLength: 100,
        description: "The conversation to go on with; a new one where absent.",
      }),
    ),
    context: wish(givenContextSchema),
    seed: wish(
      Type.Integer({
        ...generateRequestProperties.seed.anyOf[0],
        description:
          "For a new conversation: chooses among the questions that fit. Chosen when it is not given.",
      }),
    ),
    turn: wish(
      Type.Integer({
        ...turnNumber,
        description:
          "The `turn` of the answer that this replies to: 409 where somebody has answered it since.",
      }),
    ),
    from_turn: wish(
      Type.Integer({
        ...turnNumber,
        description:
          "Branch: a new conversation that has the first so many messages of this one, and then this message. The old one stays.",
      }),
    ),
  },
  {
    $id: "InterrogateRequest",
    title: "Something said before a song",
    additionalProperties: false,
    "x-expected": 'an object with message, like {"message": "I miss my sister"}',
    examples: [{ message: "My sister gets married in June, and I can't be there" }],
  },
);

const questionSchema = Type.Object(
  {
    id: Type.String({ examples: ["sound.pace"] }),
    text: Type.String({ examples: ["How fast does it move: crawling, walking, running?"] }),
    parameter: Type.String({
      description: "What it sets in the intent or the context.",
      examples: ["technical.bpm"],
    }),
    choices: Type.Array(Type.String(), {
      description: "Short answers on offer; any other is heard too.",
      examples: [["crawling", "walking", "running"]],
    }),
  },
  { $id: "InterviewQuestion", title: "A question" },
);

const learnedSchema = Type.Object(
  {
    parameter: Type.String({ examples: ["technical.bpm"] }),
    value: Type.Unknown({ description: "What it was set to.", examples: [70] }),
    because: Type.String({ examples: ['"around 70 bpm" sets the tempo.'] }),
  },
  { $id: "Learned", title: "What an answer set, and why" },
);

const spoken = {
  message: Type.String({ description: "To be shown as it is; the question is in it." }),
  questions: Type.Array(questionSchema, {
    description: "At most one at a time; none once the song is ready.",
  }),
  phase: Type.Enum([...phaseNames], { type: "string", examples: ["emotion"] }),
  ready: Type.Boolean({ description: "Whether enough is known. The intent can be posted at any time." }),
  learned: Type.Array(learnedSchema),
};

const responseSchema = Type.Object(
  {
    ...spoken,
    turn: Type.Integer({ minimum: 1, description: "How many messages the conversation has." }),
    context: Type.Object({
      occasion: nullable(Type.String({ examples: ["wedding"] })),
      dedication: nullable(Type.String({ examples: ["my sister"] })),
      title: nullable(
        Type.String({ description: "The one that was given, else one from the words that were said." }),
      ),
      line: nullable(Type.String({ description: "A line that may be sung one day." })),
      scene: nullable(Type.String({ description: "Where the song is set." })),
    }),
    intent: intentSchema,
  },
  { $id: "InterviewResponse", title: "What is said back" },
);

const conversation = {
  success: Type.Literal(true),
  session_id: Type.String({
    description: "Whoever knows it can read the conversation and go on with it.",
    examples: ["int_0GmJ…"],
  }),
};

/** The answer of POST /interrogate. */
export const interrogateAnswerSchema = Type.Object(
  { ...conversation, response: responseSchema },
  { $id: "InterrogateAnswer", title: "An answer" },
);

const time = (description: string) => Type.String({ format: "date-time", description });

/** The answer of GET /interrogate/{session_id}. */
export const conversationAnswerSchema = Type.Object(
  {
    ...conversation,
    seed: Type.Integer({
      description: "The same seed and messages lead to the same intent.",
      examples: [42],
    }),
    branched_from: Type.Union(
      [Type.Object({ session_id: Type.String(), from_turn: Type.Integer({ minimum: 0 }) }), Type.Null()],
      {
        description:
          "The conversation that this one branched off, and how many of its messages it took along.",
      },
    ),
    created_at: time("RFC 3339, in UTC."),
    updated_at: time("When the last message came."),
    expires_at: time("When it is forgotten, unless it goes on."),
    turns: Type.Array(
      Type.Object(
        {
          turn: Type.Integer({ minimum: 1 }),
          message: Type.String({ description: "What was said to the service, as it came." }),
          reply: Type.Object(spoken),
        },
        { $id: "InterviewTurn", title: "A message and what was said back" },
      ),
    ),
    response: nullable(responseSchema),
  },
  { $id: "ConversationAnswer", title: "A conversation" },
);

/** The answer of DELETE /interrogate/{session_id}. */
export const forgottenAnswerSchema = Type.Object(conversation, {
  $id: "ForgottenAnswer",
  title: "It is forgotten",
});

/** The path of a conversation. */
export const interrogatePathSchema = Type.Object({
  session_id: Type.String({ description: "As POST /interrogate gave it." }),
});

/** Something said on the wire. */
export type WireInterrogateRequest = Static<typeof interrogateRequestSchema>;
/** What is known besides on the wire. */
export type WireGivenContext = Static<typeof givenContextSchema>;
/** What is said back on the wire. */
export type WireInterviewResponse = Static<typeof responseSchema>;
/** A conversation on the wire. */
export type WireConversation = Static<typeof conversationAnswerSchema>;
/** An answer in a conversation on the wire. */
export type WireInterrogateAnswer = Static<typeof interrogateAnswerSchema>;
