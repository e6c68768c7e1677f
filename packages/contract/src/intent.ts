/** What a caller asks for, as it is sent and as it is understood. */
import Type, { type Static } from "typebox";
import { affectProperties } from "./affect.ts";
import { nullable, wish } from "./schema.ts";
import { text } from "./text.ts";

const feelingSchema = text({
  minLength: 1,
  maxLength: 200,
  notBlank: true,
  description: "Words that name a feeling.",
  examples: ["grief"],
});

const instrumentsSchema = Type.Record(
  Type.String({ pattern: "^[^\\u0000-\\u001F\\u007F\\uD800-\\uDFFF]{1,40}$" }),
  text({ minLength: 1, maxLength: 80, notBlank: true, examples: ["flute"] }),
  {
    additionalProperties: false,
    maxProperties: 16,
    description:
      'Instruments by role: melody, counter-melody, chords, bass, pad, drums. "none" silences a role, "not piano" keeps an instrument out of it.',
    examples: [{ melody: "flute" }],
    "x-expected": 'an object of instruments by role, like {"melody": "flute"}',
    "x-pattern-expected": "1 to 40 printable characters",
  },
);

const sectionInstrumentsSchema = Type.Record(
  Type.String({ pattern: "^[A-Za-z0-9 -]{1,40}$" }),
  Type.Record(
    Type.String({ pattern: "^[^\\u0000-\\u001F\\u007F\\uD800-\\uDFFF]{1,40}$" }),
    text({ minLength: 1, maxLength: 80, notBlank: true, examples: ["alto sax"] }),
    {
      additionalProperties: false,
      maxProperties: 16,
      "x-expected": 'an object of instruments by role, like {"pad": "strings"}',
      "x-pattern-expected": "1 to 40 printable characters",
    },
  ),
  {
    additionalProperties: false,
    maxProperties: 16,
    description: [
      'Instruments by section, and in it by role. A section is "intro", "verse", "pre-chorus", "chorus", "bridge", "solo" or',
      '"outro", one of several as "verse 2" or "last chorus". "none" lets a role rest there, "any" lets it play. Who is named',
      "plays there and nowhere else; chords and bass have one instrument for the whole song. Another melody than the",
      "song's is a solo. What a song has no section for is left out, and its reasons say so.",
    ].join(" "),
    examples: [{ chorus: { pad: "strings" }, bridge: { melody: "alto sax" }, "verse 1": { drums: "none" } }],
    "x-expected": 'an object of instruments by section and role, like {"chorus": {"pad": "strings"}}',
    "x-pattern-expected": "1 to 40 letters, figures and blanks",
  },
);

/** Wishes about the music itself; each wins over the feeling. */
export const technicalWishesSchema = Type.Object(
  {
    key: wish(
      text({
        minLength: 1,
        maxLength: 40,
        description: "The key.",
        examples: ["A minor", "F#m", "Bb", "D dorian"],
        "x-expected": 'a key as text, like "A minor", "F#m", "Bb" or "D dorian"',
      }),
    ),
    bpm: wish(
      Type.Number({
        minimum: 20,
        maximum: 300,
        description: "Tempo: quarter notes a minute, in every metre.",
        examples: [80],
      }),
    ),
    genre: wish(
      text({
        minLength: 1,
        maxLength: 200,
        description: "In your own words; the nearest genre that the composer knows is taken, and said.",
        examples: ["indie folk"],
      }),
    ),
    progression: wish(
      Type.Array(
        text({
          minLength: 1,
          maxLength: 20,
          "x-expected": 'a Roman numeral or a chord symbol as text, like "i", "bVII7", "Am" or "F/A"',
        }),
        {
          minItems: 1,
          maxItems: 64,
          description: "Roman numerals or chord symbols, in order; repeated to fill the sections.",
          examples: [["i", "VI", "III", "VII"]],
          "x-expected": 'a list of 1 to 64 Roman numerals or chord symbols, like ["i", "VI", "III", "VII"]',
        },
      ),
    ),
    time_signature: wish(
      text({
        minLength: 1,
        maxLength: 10,
        description: "4/4, 3/4, 6/8, 12/8, 5/4 or 7/8.",
        examples: ["4/4"],
        "x-expected": 'one of "4/4", "3/4", "6/8", "12/8", "5/4" and "7/8"',
      }),
    ),
    bars: wish(
      Type.Integer({ minimum: 4, maximum: 512, description: "Length of the song.", examples: [32] }),
    ),
    duration_seconds: wish(
      Type.Number({
        minimum: 10,
        maximum: 900,
        description: "About how long the song is to be, in seconds; `bars` wins over it.",
        examples: [120],
      }),
    ),
    form: wish(text({ minLength: 1, maxLength: 100, description: "The form.", examples: ["verse-chorus"] })),
    instruments: wish(instrumentsSchema),
    section_instruments: wish(sectionInstrumentsSchema),
    humanize: wish(
      Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.6,
        description:
          "How humanly the song is played. 0 is the exact score: every note on the grid, swing included, and as loud as written. With more of it the same notes stray further from the grid, chords come apart, and loudness follows the phrases; 1 is as much as was measured in people.",
        examples: [0.6],
      }),
    ),
  },
  {
    $id: "TechnicalWishes",
    title: "Technical wishes",
    description: "Wishes about the music itself; each one that is given wins over the feeling.",
    additionalProperties: false,
    "x-expected": 'an object of wishes about the music, like {"key": "A minor", "bpm": 80}',
  },
);

const journeyStepSchema = Type.Object(
  {
    at: Type.Number({ minimum: 0, maximum: 1, description: "0 is the start, 1 the end.", examples: [0] }),
    emotion: feelingSchema,
  },
  {
    $id: "JourneyStep",
    title: "Journey step",
    additionalProperties: false,
    "x-expected": 'an object with at and emotion, like {"at": 0, "emotion": "grief"}',
  },
);

const ruleBreakSchema = text({
  minLength: 1,
  maxLength: 100,
  description: 'The id of a rule, or "auto".',
  examples: ["harmony.avoid_tonic_resolution"],
});

/** What a caller asks for. Only the feeling is required. */
export const intentSchema = Type.Object(
  {
    emotional_intent: text({
      minLength: 1,
      maxLength: 5000,
      notBlank: true,
      description: "The feeling, in your own words. Two feelings joined make a journey.",
      examples: ["grief slowly turning into hope"],
    }),
    title: wish(
      text({
        minLength: 1,
        maxLength: 200,
        notBlank: true,
        description: "The title of the song; the first words of the feeling where there is none.",
        examples: ["Her Coat in the Hall"],
      }),
    ),
    core_wound: wish(text({ maxLength: 2000, description: "What hurts.", examples: ["a father who left"] })),
    core_desire: wish(
      text({ maxLength: 2000, description: "What is longed for.", examples: ["to be at home"] }),
    ),
    technical: wish(technicalWishesSchema),
    valence: wish(affectProperties.valence),
    arousal: wish(affectProperties.arousal),
    dominance: wish(affectProperties.dominance),
    journey: wish(
      Type.Array(journeyStepSchema, {
        maxItems: 16,
        description: "Feelings at places in the song; wins over the words.",
        examples: [
          [
            { at: 0, emotion: "grief" },
            { at: 1, emotion: "hope" },
          ],
        ],
        "x-expected": 'a list of at most 16 feelings and their places, like [{"at": 0, "emotion": "grief"}]',
      }),
    ),
    rule_breaks: wish(
      Type.Array(ruleBreakSchema, {
        maxItems: 32,
        description:
          'Ids of rules of composition to break on purpose, as GET /rules lists them. "auto" lets the composer choose one or two that suit the feeling.',
        examples: [["harmony.avoid_tonic_resolution"]],
        "x-expected": 'a list of at most 32 ids of rules, like ["harmony.avoid_tonic_resolution"]',
      }),
    ),
  },
  {
    $id: "Intent",
    title: "Intent",
    description: "What a song is to be about. Only the feeling is required.",
    additionalProperties: false,
    "x-expected": 'an object with emotional_intent, like {"emotional_intent": "grief"}',
  },
);

/** The intent as it was understood, with every default filled in; it can be posted as it is. */
export const understoodIntentSchema = Type.Object(
  {
    emotional_intent: Type.String(),
    title: nullable(Type.String()),
    core_wound: nullable(Type.String()),
    core_desire: nullable(Type.String()),
    technical: Type.Object({
      key: Type.String({ examples: ["A minor"] }),
      bpm: Type.Number({ examples: [80] }),
      genre: Type.String({ examples: ["indie folk"] }),
      progression: nullable(Type.Array(Type.String(), { examples: [["i", "VI", "III", "VII"]] })),
      time_signature: Type.String({ examples: ["4/4"] }),
      bars: Type.Integer({ examples: [32] }),
      form: Type.String({ examples: ["verse-chorus"] }),
      instruments: Type.Record(Type.String(), Type.String(), { examples: [{ melody: "flute" }] }),
      section_instruments: nullable(Type.Record(Type.String(), Type.Record(Type.String(), Type.String()))),
      humanize: Type.Number({ minimum: 0, maximum: 1, examples: [0.6] }),
    }),
    ...affectProperties,
    journey: Type.Array(journeyStepSchema),
    rule_breaks: Type.Array(Type.String()),
  },
  {
    $id: "UnderstoodIntent",
    title: "Intent as understood",
    description: "What was understood, with every default filled in. It can be posted as it is.",
  },
);

/** An intent on the wire. */
export type WireIntent = Static<typeof intentSchema>;
/** An understood intent on the wire. */
export type WireUnderstoodIntent = Static<typeof understoodIntentSchema>;
