/** POST /generate: what is sent, and what comes back. */
import Type, { type Static } from "typebox";
import { outputFormats, scoreLayouts } from "./formats.ts";
import { intentSchema, understoodIntentSchema } from "./intent.ts";
import { includable } from "./provenance.ts";
import { wish } from "./schema.ts";
import { planSchema, songSchema } from "./song.ts";

/** What of a song a score shows. */
export const layoutSchema = Type.Enum([...scoreLayouts], {
  type: "string",
  default: "full",
  description:
    'Of MusicXML and sheet music: every part ("full", the default), or the melody with chord symbols ("lead").',
  examples: ["lead"],
});

/** The properties of a request for a song; requests about songs share some of them. */
export const generateRequestProperties = {
  intent: intentSchema,
  seed: wish(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: "The same intent and seed give the same song. Chosen, and returned, when it is not given.",
      examples: [42],
    }),
  ),
  output_format: wish(
    Type.Enum([...outputFormats], {
      type: "string",
      default: "midi",
      description:
        'The file in `output`; "json" means no file. wav, mp3 and ogg are rendered, which takes seconds.',
      examples: ["midi"],
      "x-expected": `one of ${outputFormats.join(", ")}`,
    }),
  ),
  layout: wish(layoutSchema),
  dry_run: wish(
    Type.Boolean({
      default: false,
      description: "Answer the plan and its reasons, without notes.",
      examples: [false],
    }),
  ),
  include: wish(
    Type.Array(Type.Enum([...includable], { type: "string" }), {
      maxItems: 8,
      description: `What the song is to have besides itself: ${includable.join(", ")} (why every note is there). A dry run has none.`,
      examples: [["provenance"]],
      "x-expected": 'a list of what can be had, like ["provenance"]',
    }),
  ),
};

/** Whether what is made is kept. */
export const keepSchema = wish(
  Type.Boolean({
    default: true,
    description: "Whether the song is kept for who is signed in, under /songs. A dry run never is.",
    examples: [true],
  }),
);

/** The body of POST /generate. */
export const generateRequestSchema = Type.Object(
  {
    ...generateRequestProperties,
    keep: keepSchema,
  },
  {
    $id: "GenerateRequest",
    title: "Request for a song",
    additionalProperties: false,
    "x-expected": 'an object with intent, like {"intent": {"emotional_intent": "grief"}}',
    examples: [
      {
        intent: {
          emotional_intent: "grief slowly turning into hope",
          technical: { key: "A minor", bpm: 80, genre: "indie folk", bars: 32 },
        },
        seed: 42,
        output_format: "midi",
      },
    ],
  },
);

const outputSchema = Type.Object(
  {
    format: Type.String({ examples: ["midi"] }),
    media_type: Type.String({ examples: ["audio/midi"] }),
    filename: Type.String({ examples: ["grief-slowly-turning-into-hope.mid"] }),
    encoding: Type.Literal("base64"),
    data: Type.String({ description: "The file, in base64 (RFC 4648)." }),
  },
  { $id: "Output", title: "File" },
);

/** The answer of POST /generate. */
export const generateAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    intent: understoodIntentSchema,
    song: songSchema,
    output: Type.Union([outputSchema, Type.Null()], { description: "null where output_format is json." }),
    message: Type.String({ examples: ["Generated 6 sections, 32 bars at 80 BPM"] }),
  },
  { $id: "GenerateAnswer", title: "A song" },
);

/** The answer of POST /generate with dry_run. */
export const dryRunAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    intent: understoodIntentSchema,
    plan: planSchema,
    message: Type.String({ examples: ["Planned 6 sections, 32 bars at 80 BPM"] }),
  },
  { $id: "DryRunAnswer", title: "A plan" },
);

/** A request for a song on the wire. */
export type WireGenerateRequest = Static<typeof generateRequestSchema>;
/** A song's answer on the wire. */
export type WireGenerateAnswer = Static<typeof generateAnswerSchema>;
/** A plan's answer on the wire. */
export type WireDryRunAnswer = Static<typeof dryRunAnswerSchema>;
