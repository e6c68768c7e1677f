/** POST /analyze: notes in, what is heard in them out. */
import Type, { type Static } from "typebox";
import { affectProperties } from "./affect.ts";

const keyProperties = {
  key: Type.String({ description: "The tonic.", examples: ["A"] }),
  mode: Type.Enum(["lydian", "major", "mixolydian", "dorian", "minor", "phrygian", "locrian"], {
    type: "string",
    examples: ["minor"],
  }),
};

const bar = { description: "The bar, counted from 0.", examples: [0] };

const heardChordSchema = Type.Object(
  {
    bar: Type.Integer({ minimum: 0, ...bar }),
    beat: Type.Integer({
      minimum: 1,
      description: "The beat of the bar, counted from 1; a dotted quarter in 6/8 and the like.",
      examples: [1],
    }),
    symbol: Type.String({ examples: ["Am7"] }),
    numeral: Type.String({ description: "Its Roman numeral in the key of the piece.", examples: ["i7"] }),
  },
  { $id: "HeardChord", title: "Heard chord" },
);

const heardPhraseSchema = Type.Object(
  {
    bar: Type.Integer({ minimum: 0, ...bar }),
    beat: Type.Integer({ minimum: 1, description: "The beat on or after which it begins, counted from 1." }),
    notes: Type.Integer({ minimum: 1, description: "How many notes it has.", examples: [9] }),
  },
  { $id: "HeardPhrase", title: "Heard phrase" },
);

const heardSectionSchema = Type.Object(
  {
    label: Type.String({
      description: "The same letter where the same music comes again.",
      examples: ["A"],
    }),
    start_bar: Type.Integer({ minimum: 0, ...bar }),
    bars: Type.Integer({ minimum: 1, examples: [8] }),
    ...keyProperties,
    energy: Type.Number({
      minimum: 0,
      maximum: 1,
      description: "How loud and dense it is, from the quietest section (0) to the fullest (1).",
    }),
    ...affectProperties,
  },
  { $id: "HeardSection", title: "Heard section" },
);

const findingSchema = Type.Object(
  {
    about: Type.String({ examples: ["key"] }),
    finding: Type.String({ examples: ["A minor"] }),
    because: Type.String({
      description: "What decided it, in a sentence.",
      examples: ["97 % of the sound is on tones of its scale; the last chord is its tonic."],
    }),
  },
  { $id: "Finding", title: "Finding", description: "Something that was heard, and what decided it." },
);

const grooveSchema = Type.Object(
  {
    style: Type.String({ description: "The nearest way of playing.", examples: ["rock beat"] }),
    swing: Type.Number({
      minimum: 1,
      description: "How long the first eighth of a beat is against the second: 1 even, 2 triplets.",
    }),
    backbeat: Type.Number({
      minimum: 0,
      maximum: 1,
      description: "Share of second and fourth beats with a snare, less that of first beats.",
    }),
    four_on_floor: Type.Number({ minimum: 0, maximum: 1, description: "Share of beats with a bass drum." }),
    syncopation: Type.Number({
      minimum: 0,
      description: "Share of pitched notes that begin off the beat and sound over the next.",
    }),
    drums_per_beat: Type.Number({ minimum: 0, description: "Strokes of percussion to a beat." }),
  },
  { $id: "Groove", title: "Groove" },
);

/** The answer of POST /analyze. */
export const analysisSchema = Type.Object(
  {
    success: Type.Literal(true),
    ...keyProperties,
    key_confidence: Type.Number({
      minimum: 0.5,
      maximum: 1,
      description: "From 0.5, where another key is as likely, to 1.",
      examples: [0.9],
    }),
    tempo_bpm: Type.Number({ description: "Quarter notes a minute, on the mean over the time." }),
    time_signature: Type.Array(Type.Integer({ minimum: 1 }), {
      minItems: 2,
      maxItems: 2,
      description: "The metre that lasts longest: beats to the bar, and the note value of one.",
      examples: [[4, 4]],
    }),
    total_bars: Type.Integer({ minimum: 1 }),
    duration_seconds: Type.Number({ minimum: 0 }),
    chords: Type.Array(heardChordSchema, { description: "In order of time; each lasts until the next." }),
    sections: Type.Array(heardSectionSchema),
    phrases: Type.Array(heardPhraseSchema, { description: "The phrases of the tune, in order of time." }),
    groove: grooveSchema,
    emotion: Type.Object(
      {
        ...affectProperties,
        node_id: Type.Integer({
          minimum: 0,
          maximum: 215,
          description: "The nearest node of the thesaurus.",
        }),
        name: Type.String({ examples: ["melancholy"] }),
      },
      { $id: "HeardEmotion", title: "Heard emotion" },
    ),
    because: Type.Array(findingSchema, { description: "What decided each of these." }),
    notices: Type.Array(Type.String(), {
      description: "What is wrong with the file, where it could be read all the same.",
    }),
  },
  { $id: "Analysis", title: "What is heard" },
);

/** The answer of POST /analyze. */
export type WireAnalysis = Static<typeof analysisSchema>;

/** A MIDI file as a body: bytes, of which a schema has nothing to say. */
export const midiFileSchema = Type.Unknown({ description: "A Standard MIDI File of type 0, 1 or 2." });
