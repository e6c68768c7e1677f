/** POST /songs/compare: two songs, or one request with a change; which bars differ, and how. */
import Type, { type Static } from "typebox";
import { technicalWishesSchema, understoodIntentSchema } from "./intent.ts";
import { nullable, wish } from "./schema.ts";
import { songRequestSchema } from "./song-request.ts";
import { text } from "./text.ts";

/** The last tick that a song of 512 bars can have, rounded up; later ones are no song's. */
const LAST_TICK = 2_000_000;

const tick = Type.Integer({ minimum: 0, maximum: LAST_TICK });
const named = text({ maxLength: 200 });
const seven = Type.Integer({ minimum: 0, maximum: 127 });

const comparedSectionSchema = Type.Object({
  name: named,
  kind: Type.Enum(["intro", "verse", "pre-chorus", "chorus", "bridge", "solo", "outro"], { type: "string" }),
  start_bar: Type.Integer({ minimum: 0, maximum: 511 }),
  bars: Type.Integer({ minimum: 1, maximum: 512 }),
  harmony: Type.Array(Type.Object({ start: tick, symbol: named }), { maxItems: 8192 }),
});

const comparedTrackSchema = Type.Object({
  role: text({ minLength: 1, maxLength: 40 }),
  program: seven,
  notes: Type.Array(
    Type.Object({
      start: tick,
      duration: Type.Integer({ minimum: 1, maximum: LAST_TICK }),
      pitch: seven,
      velocity: Type.Integer({ minimum: 1, maximum: 127 }),
    }),
    { maxItems: 40_000 },
  ),
  controls: wish(Type.Array(Type.Object({ tick, controller: seven, value: seven }), { maxItems: 40_000 })),
});

/** Beats that a broken rule drops pass in an instant, and a tempo edit moves them with the rest. */
const FASTEST = 10_000;

/** A song as POST /generate gives it out, as far as it is compared. What else it has is not looked at. */
export const comparedSongSchema = Type.Object(
  {
    key: Type.String({ pattern: "^[A-G][#b]?$", examples: ["A"], "x-pattern-expected": "a tonic" }),
    mode: Type.Enum(["lydian", "major", "mixolydian", "dorian", "minor", "phrygian", "locrian"], {
      type: "string",
    }),
    ticks_per_quarter: wish(
      Type.Integer({ minimum: 480, maximum: 480, description: "What all ticks are counted in." }),
    ),
    tempo_bpm: Type.Number({ minimum: 1, maximum: 1000 }),
    tempo_changes: wish(
      Type.Array(Type.Object({ tick, bpm: Type.Number({ minimum: 1, maximum: FASTEST }) }), {
        maxItems: 4096,
      }),
    ),
    time_signature: Type.Array(Type.Integer({ minimum: 1, maximum: 32 }), { minItems: 2, maxItems: 2 }),
    genre: named,
    total_bars: Type.Integer({ minimum: 1, maximum: 512 }),
    duration_seconds: Type.Number({ minimum: 0, maximum: 100_000 }),
    sections: Type.Array(comparedSectionSchema, { minItems: 1, maxItems: 512 }),
    tracks: Type.Array(comparedTrackSchema, { minItems: 1, maxItems: 16 }),
  },
  {
    $id: "ComparedSong",
    title: "Song to compare",
    description:
      "A song as POST /generate gives it out. Its other properties are not looked at; without `tempo_changes` its tempo is steady, without `controls` a track has none.",
    "x-expected": "a song, as POST /generate gives it out",
  },
);

const numberChange = (low: number) =>
  wish(
    Type.Object(
      {
        by: wish(Type.Number({ minimum: -2, maximum: 2, examples: [0.2] })),
        to: wish(Type.Number({ minimum: low, maximum: 1, examples: [0.8] })),
      },
      {
        additionalProperties: false,
        description: "Either `by`, from what was understood, or `to`.",
        examples: [{ by: 0.2 }],
        "x-expected": 'an object with by or to, like {"by": 0.2} or {"to": 0.8}',
      },
    ),
  );

const changeSchema = Type.Object(
  {
    valence: numberChange(-1),
    arousal: numberChange(0),
    dominance: numberChange(0),
    technical: wish(technicalWishesSchema),
    rule_breaks: wish(
      Type.Array(text({ minLength: 1, maxLength: 100 }), {
        maxItems: 32,
        description: "Takes the place of all that the request has.",
        examples: [["harmony.avoid_tonic_resolution"]],
      }),
    ),
  },
  {
    $id: "IntentChange",
    title: "Change of a request",
    description:
      "What is to be different. Each technical wish takes the place of the one of its name, and null takes it away; what is not named stays.",
    additionalProperties: false,
    "x-expected": 'an object with what is to be different, like {"arousal": {"by": 0.2}}',
  },
);

/** A song, or the id of one that is kept. */
const songOrIdSchema = Type.Union(
  [comparedSongSchema, text({ minLength: 1, maxLength: 100, examples: ["song_9f86d081884c7d659a2feaa0"] })],
  {
    description: "A song as POST /generate gives it out, or the id of one that you keep.",
    "x-expected": "a song, as POST /generate gives it out, or the id of one that you keep",
  },
);

/** The body of POST /songs/compare. */
export const compareRequestSchema = Type.Object(
  {
    before: wish(songOrIdSchema),
    after: wish(songOrIdSchema),
    request: wish(songRequestSchema),
    change: wish(changeSchema),
  },
  {
    $id: "CompareRequest",
    title: "Request for a comparison",
    description:
      "Either `before` and `after`, two songs; or `request` and `change`, one song and what it would be.",
    additionalProperties: false,
    "x-expected":
      'an object with request and change, like {"request": {"intent": {"emotional_intent": "grief"}, "seed": 42}, "change": {"arousal": {"by": 0.2}}}, or with before and after',
    examples: [
      {
        request: { intent: { emotional_intent: "grief" }, seed: 42 },
        change: { arousal: { by: 0.2 } },
      },
    ],
  },
);

const count = (description: string) => Type.Integer({ minimum: 0, description });

const noteChangesProperties = {
  kept: count("The same in every respect."),
  inflected: count(
    "The same tone at the same place, played louder, softer, longer, shorter, or a moment off.",
  ),
  moved: count("The same tone at another place in the bar."),
  repitched: count("Another tone at the same place."),
  added: count("Notes that came."),
  removed: count("Notes that went."),
};

const trackName = Type.String({ description: "The role.", examples: ["melody"] });

const trackComparisonSchema = Type.Object(
  {
    track: trackName,
    identical: Type.Boolean({ description: "Every note and control change is the same." }),
    ...noteChangesProperties,
    notes: Type.Object({ before: count("How many."), after: count("How many.") }),
    mean_pitch: Type.Object(
      { before: nullable(Type.Number()), after: nullable(Type.Number()) },
      { description: "MIDI note number; null where nothing is played, and on drums." },
    ),
    loudness: Type.Object(
      { before: nullable(Type.Number()), after: nullable(Type.Number()) },
      { description: "Mean velocity; null where nothing is played." },
    ),
    density: Type.Object({ before: Type.Number(), after: Type.Number() }, { description: "Notes a bar." }),
  },
  { $id: "TrackComparison", title: "Track compared" },
);

const bar = nullable(
  Type.Integer({ minimum: 0, description: "From 0; null where the other section is longer." }),
);
const symbols = Type.Array(Type.String(), { examples: [["Am", "F"]] });

const barComparisonSchema = Type.Object(
  {
    before: bar,
    after: bar,
    chords: nullable(
      Type.Object(
        { before: symbols, after: symbols },
        { description: "The chords that sound in the bar, where they differ." },
      ),
    ),
    tracks: Type.Array(Type.Object({ track: trackName, ...noteChangesProperties }), {
      description: "The tracks whose notes differ.",
    }),
  },
  { $id: "BarComparison", title: "Bar compared" },
);

const sectionPlaceSchema = Type.Object(
  {
    name: Type.String({ examples: ["verse 1"] }),
    start_bar: Type.Integer({ minimum: 0 }),
    bars: Type.Integer({ minimum: 1 }),
  },
  { $id: "SectionPlace", title: "Place of a section" },
);

const sectionComparisonSchema = Type.Object(
  {
    before: nullable(sectionPlaceSchema),
    after: nullable(sectionPlaceSchema),
    aligned_by: nullable(
      Type.Enum(["name", "kind"], {
        type: "string",
        description:
          "How the two sections were found: by name, else by kind in order. Null where there is only one.",
      }),
    ),
    identical: Type.Boolean({ description: "Every note, chord and control change is the same." }),
    chords: Type.Enum(["same", "transposed", "changed", "absent"], {
      type: "string",
      description: '"transposed" where they are the same in another key; "absent" where a section is.',
    }),
    tracks: Type.Array(trackComparisonSchema),
    bars: Type.Array(barComparisonSchema, { description: "The bars that differ, in order." }),
  },
  { $id: "SectionComparison", title: "Section compared" },
);

const comparisonProperties = {
  identical: Type.Boolean({ description: "Whether the two songs sound the same." }),
  summary: Type.Array(Type.String(), {
    description: "Sentences for people, the whole song first.",
    examples: [
      [
        "The tempo rises from 84 to 97 BPM.",
        "Verse 1 keeps its chords and has 20 % more notes (the melody).",
      ],
    ],
  }),
  global: Type.Array(
    Type.Object(
      {
        about: Type.String({ examples: ["tempo"] }),
        before: Type.String({ examples: ["84 BPM"] }),
        after: Type.String({ examples: ["97 BPM"] }),
        identical: Type.Boolean(),
      },
      { $id: "GlobalComparison", title: "What holds for the whole song, compared" },
    ),
    { description: "Key, mode, tempo, changes of tempo, metre, genre, length, form, instruments." },
  ),
  tracks: Type.Array(trackComparisonSchema, { description: "Each track over the whole song." }),
  sections: Type.Array(sectionComparisonSchema, {
    description:
      "In the order of the second song. Sections answer to each other by name, else by kind in order; in a pair, bar answers to bar from its start.",
  }),
};

/** The answer of POST /songs/compare. */
export const compareAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    comparison: Type.Object(comparisonProperties, { $id: "Comparison", title: "Comparison" }),
    counterfactual: nullable(
      Type.Object(
        {
          seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
          before: Type.Object({ id: Type.String(), digest: Type.String(), intent: understoodIntentSchema }),
          after: Type.Object({ id: Type.String(), digest: Type.String(), intent: understoodIntentSchema }),
        },
        { $id: "Counterfactual", title: "The two songs that were composed" },
      ),
    ),
    message: Type.String({ examples: ["The songs differ in 18 of 32 bars"] }),
  },
  { $id: "CompareAnswer", title: "Two songs compared" },
);

/** A request for a comparison on the wire. */
export type WireCompareRequest = Static<typeof compareRequestSchema>;
/** A song to compare on the wire. */
export type WireComparedSong = Static<typeof comparedSongSchema>;
/** A comparison's answer on the wire. */
export type WireCompareAnswer = Static<typeof compareAnswerSchema>;
