/** POST /songs/edits: a request and what is to be done to its song. */
import Type, { type Static } from "typebox";
import { generateAnswerSchema, generateRequestProperties, keepSchema } from "./generate.ts";
import { wish } from "./schema.ts";
import { songRequestSchema } from "./song-request.ts";
import { text } from "./text.ts";

const name = (description: string, example: string) =>
  text({ minLength: 1, maxLength: 100, notBlank: true, description, examples: [example] });

const seedSchema = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, examples: [7] });

/** Where something is to be otherwise: the properties of every message that names parts of a song. */
export const partsProperties = {
  sections: wish(
    Type.Array(name('A section\'s name, a kind for all of that kind, or "all".', "chorus 1"), {
      minItems: 1,
      maxItems: 64,
      description: "All sections where it is left out.",
      examples: [["chorus 1"]],
    }),
  ),
  tracks: wish(
    Type.Array(name('A track\'s role or name, or "all".', "melody"), {
      minItems: 1,
      maxItems: 16,
      description: "All tracks where it is left out.",
      examples: [["melody"]],
    }),
  ),
};

const regenerateSchema = Type.Object(
  {
    kind: Type.Literal("regenerate"),
    ...partsProperties,
    seed: wish({
      ...seedSchema,
      description:
        "What the new notes are drawn from. Chosen, and returned in `edits`, when it is not given.",
    }),
    chords: wish(
      Type.Enum(["keep", "new"], {
        type: "string",
        description:
          "Chords change only where every pitched track is composed anew, and do so there unless they are to be kept.",
      }),
    ),
  },
  {
    $id: "RegenerateEdit",
    title: "Compose parts anew",
    description: "Composes some sections or tracks again with another seed; the rest stays note for note.",
    additionalProperties: false,
  },
);

const transposeSchema = Type.Object(
  {
    kind: Type.Literal("transpose"),
    semitones: wish(
      Type.Integer({ minimum: -24, maximum: 24, description: "Up where positive.", examples: [2] }),
    ),
    to: wish(name("The tonic to move to, by the shorter way; the mode stays.", "Bb")),
  },
  {
    $id: "TransposeEdit",
    title: "Transpose",
    description:
      "Moves everything pitched, by semitones or to a tonic. There and back is the very same song.",
    additionalProperties: false,
  },
);

const tempoSchema = Type.Object(
  {
    kind: Type.Literal("tempo"),
    bpm: wish(
      Type.Number({ minimum: 20, maximum: 300, description: "Quarter notes a minute.", examples: [96] }),
    ),
    factor: wish(
      Type.Number({ minimum: 0.05, maximum: 20, description: "More than 1 is faster.", examples: [1.1] }),
    ),
  },
  {
    $id: "TempoEdit",
    title: "Change the tempo",
    description: "To a tempo, or by a factor; every change of tempo moves with it.",
    additionalProperties: false,
  },
);

const instrumentSchema = Type.Object(
  {
    kind: Type.Literal("instrument"),
    track: name("The track's role or name.", "melody"),
    instrument: name("The instrument that is to play it.", "cello"),
  },
  {
    $id: "InstrumentEdit",
    title: "Swap an instrument",
    description: "Phrases out of the new instrument's compass move by octaves.",
    additionalProperties: false,
  },
);

const genreSchema = Type.Object(
  {
    kind: Type.Literal("genre"),
    genre: text({
      minLength: 1,
      maxLength: 200,
      notBlank: true,
      description: "In your own words; the nearest genre is taken.",
      examples: ["jazz"],
    }),
  },
  {
    $id: "GenreEdit",
    title: "Swap the genre",
    description:
      "Arranges the song for another band. Key, tempo, metre, form, chords, melody and counter-melody stay.",
    additionalProperties: false,
  },
);

const lengthenSchema = Type.Object(
  {
    kind: Type.Literal("lengthen"),
    bars: Type.Integer({ minimum: 2, maximum: 508, description: "How many bars are added.", examples: [8] }),
  },
  {
    $id: "LengthenEdit",
    title: "Lengthen",
    description: "Adds sections before the last one; those that are there stay note for note.",
    additionalProperties: false,
  },
);

const silenceSchema = Type.Object(
  {
    kind: Type.Literal("silence"),
    tracks: Type.Array(name("A track's role or name.", "drums"), {
      minItems: 1,
      maxItems: 16,
      examples: [["drums"]],
    }),
    sections: partsProperties.sections,
  },
  {
    $id: "SilenceEdit",
    title: "Take tracks away",
    description: "From the whole song, or from some sections; the rest stays note for note.",
    additionalProperties: false,
  },
);

const moveSchema = (examples: number[]) =>
  wish(Type.Number({ minimum: -2, maximum: 2, description: "By how much it moves.", examples }));

const feelSchema = Type.Object(
  {
    kind: Type.Literal("feel"),
    valence: moveSchema([0.4]),
    arousal: moveSchema([-0.2]),
    dominance: moveSchema([0]),
    ...partsProperties,
  },
  {
    $id: "FeelEdit",
    title: "Feel parts otherwise",
    description:
      "Composes some sections or tracks as another feeling asks for, from the seed that the song has. Key, tempo, metre and form stay, and chords do where a pitched track stays.",
    additionalProperties: false,
  },
);

/** One edit of a song. */
export const editSchema = Type.Union(
  [
    regenerateSchema,
    transposeSchema,
    tempoSchema,
    instrumentSchema,
    genreSchema,
    lengthenSchema,
    silenceSchema,
    feelSchema,
  ],
  {
    "x-expected":
      'an object with kind: "regenerate", "transpose", "tempo", "instrument", "genre", "lengthen", "silence" or "feel", like {"kind": "transpose", "semitones": 2}',
  },
);

/** The body of POST /songs/edits. */
export const editsRequestSchema = Type.Object(
  {
    request: songRequestSchema,
    edits: Type.Array(editSchema, {
      minItems: 1,
      maxItems: 32,
      description: "In the order in which they are made.",
      examples: [[{ kind: "transpose", semitones: 2 }]],
      "x-expected": 'a list of 1 to 32 edits, like [{"kind": "transpose", "semitones": 2}]',
    }),
    output_format: generateRequestProperties.output_format,
    layout: generateRequestProperties.layout,
    include: generateRequestProperties.include,
    keep: keepSchema,
  },
  {
    $id: "EditsRequest",
    title: "Request for an edited song",
    additionalProperties: false,
    "x-expected":
      'an object with request and edits, like {"request": {"intent": {"emotional_intent": "grief"}, "seed": 42}, "edits": [{"kind": "transpose", "semitones": 2}]}',
    examples: [
      {
        request: { intent: { emotional_intent: "grief slowly turning into hope" }, seed: 42 },
        edits: [
          { kind: "regenerate", sections: ["chorus"], tracks: ["melody"], seed: 7 },
          { kind: "transpose", semitones: 2 },
        ],
        output_format: "json",
      },
    ],
  },
);

const partNameProperties = {
  section: Type.String({ examples: ["chorus 1"] }),
  track: Type.String({ description: "The track's role.", examples: ["melody"] }),
};

/** A track in a section. */
export const partNameSchema = Type.Object(partNameProperties, {
  $id: "PartName",
  title: "A track in a section",
});

const partDigestSchema = Type.Object(
  {
    ...partNameProperties,
    digest: Type.String({
      pattern: "^[0-9a-f]{16}$",
      description:
        "The first 16 characters of the SHA-256 of `[role, program, notes, controls]` as JSON, a note as `[start, duration, pitch, velocity]`, a control change as `[tick, controller, value]`, in ticks from the start of the section.",
    }),
  },
  { $id: "PartDigest", title: "Digest of a part" },
);

const { properties } = generateAnswerSchema;

/** The answer of POST /songs/edits. */
export const editsAnswerSchema = Type.Object(
  {
    ...properties,
    message: Type.String({ examples: ["The last edit changed 2 parts and kept 23, note for note"] }),
    edits: Type.Array(editSchema, {
      description: "With every seed that was chosen: sent again they give the same song.",
    }),
    parts: Type.Array(partDigestSchema, {
      description:
        "Every track in every section in which it plays. Equal digests of two songs are equal parts, note for note.",
    }),
    kept: Type.Array(partNameSchema, {
      description: "The parts that are as they were before the last edit.",
    }),
    changed: Type.Array(partNameSchema, {
      description: "The parts that the last edit changed, added or silenced.",
    }),
    inverse: Type.Union([editSchema, Type.Null()], {
      description: "The edit that takes the last one back; null where only leaving it out does.",
    }),
  },
  { $id: "EditsAnswer", title: "An edited song" },
);

/** A request for an edited song on the wire. */
export type WireEditsRequest = Static<typeof editsRequestSchema>;
/** An edit on the wire. */
export type WireEdit = Static<typeof editSchema>;
/** An edited song's answer on the wire. */
export type WireEditsAnswer = Static<typeof editsAnswerSchema>;
