/** A song on the wire, whole and as a plan. */
import Type, { type Static } from "typebox";
import { affectProperties } from "./affect.ts";
import { provenanceSchema } from "./provenance.ts";

const noteSchema = Type.Object(
  {
    start: Type.Integer({ minimum: 0, description: "Ticks from the start of the song.", examples: [0] }),
    duration: Type.Integer({ minimum: 1, description: "Ticks.", examples: [480] }),
    pitch: Type.Integer({
      minimum: 0,
      maximum: 127,
      description: "MIDI note number; on drums, the General MIDI percussion key.",
      examples: [69],
    }),
    velocity: Type.Integer({ minimum: 1, maximum: 127, description: "MIDI velocity.", examples: [82] }),
  },
  { $id: "Note", title: "Note" },
);

const trackProperties = {
  name: Type.String({ examples: ["Melody"] }),
  role: Type.String({
    description: "What it does in the band: melody, counter-melody, chords, bass, pad, drums.",
    examples: ["melody"],
  }),
  program: Type.Integer({
    minimum: 0,
    maximum: 127,
    description: "General MIDI program, from 0; on drums, the kit.",
    examples: [73],
  }),
  channel: Type.Integer({ minimum: 0, maximum: 15, description: "MIDI channel, from 0; drums are on 9." }),
};

const controlSchema = Type.Object(
  {
    tick: Type.Integer({ minimum: 0, description: "Ticks from the start of the song." }),
    controller: Type.Integer({
      minimum: 0,
      maximum: 127,
      description: "MIDI controller: 1 modulation, 11 expression, 64 sustain pedal, 91 reverb…",
      examples: [64],
    }),
    value: Type.Integer({ minimum: 0, maximum: 127, examples: [127] }),
  },
  { $id: "Control", title: "Control change" },
);

const plannedTrackSchema = Type.Object(trackProperties, { $id: "PlannedTrack", title: "Planned track" });

const trackSchema = Type.Object(
  {
    ...trackProperties,
    notes: Type.Array(noteSchema, { description: "By start, then pitch." }),
    controls: Type.Array(controlSchema, { description: "By tick." }),
  },
  { $id: "Track", title: "Track", description: "One instrument's part." },
);

const keyProperties = {
  key: Type.String({ description: "The tonic.", examples: ["A"] }),
  mode: Type.Enum(["lydian", "major", "mixolydian", "dorian", "minor", "phrygian", "locrian"], {
    type: "string",
  }),
};

const chordChangeSchema = Type.Object(
  {
    start: Type.Integer({ minimum: 0, description: "Ticks from the start of the song." }),
    duration: Type.Integer({ minimum: 1, description: "Ticks.", examples: [1920] }),
    numeral: Type.String({ description: "Roman numeral in the section's key.", examples: ["i"] }),
    symbol: Type.String({ examples: ["Am"] }),
  },
  { $id: "ChordChange", title: "Chord in time" },
);

const feltProperties = { valence: affectProperties.valence, arousal: affectProperties.arousal };

const sectionSchema = Type.Object(
  {
    name: Type.String({ description: "Unique in the song.", examples: ["verse 1"] }),
    kind: Type.Enum(["intro", "verse", "pre-chorus", "chorus", "bridge", "solo", "outro"], {
      type: "string",
    }),
    start_bar: Type.Integer({ minimum: 0, description: "Counted from 0." }),
    bars: Type.Integer({ minimum: 1, examples: [8] }),
    ...keyProperties,
    energy: Type.Number({
      minimum: 0,
      maximum: 1,
      description: "How much of the band plays, how loud and how dense.",
      examples: [0.4],
    }),
    tension: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: "How much the music wants to go on, in the mean over the bars.",
        examples: [0.35],
      }),
    ),
    ...affectProperties,
    intended: Type.Optional(
      Type.Object(feltProperties, { description: "What it is meant to feel like, once more." }),
    ),
    measured: Type.Optional(
      Type.Object(feltProperties, {
        description: "What is heard in its notes, as POST /analyze hears it; absent in plans.",
      }),
    ),
    progression: Type.Array(Type.String(), {
      description: "Every change of chord in order, as Roman numerals in the section's key.",
      examples: [["i", "VI", "III", "VII"]],
    }),
    chords: Type.Array(Type.String(), {
      description: "The same changes as chord symbols.",
      examples: [["Am", "F", "C", "G"]],
    }),
    harmony: Type.Array(chordChangeSchema, {
      description: "The same chords in time; together they fill the section.",
    }),
    notes: Type.String({ description: "What happens here, and why." }),
  },
  { $id: "Section", title: "Section", description: "A named stretch of the song." },
);

const reasonSchema = Type.Object(
  {
    about: Type.String({ description: "What was decided.", examples: ["mode"] }),
    decision: Type.String({ description: "What was chosen.", examples: ["minor"] }),
    because: Type.String({ description: "Why." }),
  },
  { $id: "Reason", title: "Reason", description: "A decision and its because." },
);

const tempoChangeSchema = Type.Object(
  {
    tick: Type.Integer({ minimum: 0, description: "Ticks from the start of the song." }),
    bpm: Type.Number({
      exclusiveMinimum: 0,
      description: "Quarter notes a minute from here on.",
      examples: [80],
    }),
  },
  { $id: "TempoChange", title: "Tempo change" },
);

const instructionSchema = Type.Object(
  {
    about: Type.String({ description: 'A track\'s name, or "mix".', examples: ["mix"] }),
    instruction: Type.String({ description: "What to do." }),
    because: Type.String({ description: "Why." }),
  },
  {
    $id: "Instruction",
    title: "Instruction",
    description: "For whoever mixes or performs the song: what notes cannot say.",
  },
);

const songEmotionSchema = Type.Object(
  {
    node_id: Type.Integer({ minimum: 0, maximum: 215, description: "See GET /emotions/nodes/{id}." }),
    name: Type.String({ examples: ["sorrow"] }),
    base: Type.String({ examples: ["sadness"] }),
    sub: Type.String({ examples: ["grief"] }),
    intensity: Type.Integer({ minimum: 1, maximum: 6 }),
    ...affectProperties,
  },
  {
    $id: "SongEmotion",
    title: "Emotion of a song",
    description: "The feeling it set out from, with the nearest node of the thesaurus.",
  },
);

const seedSchema = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: "With the intent and the engine's version it decides everything.",
  examples: [42],
});

const outlineProperties = {
  seed: seedSchema,
  engine_version: Type.String({ examples: ["0.1.0"] }),
  title: Type.String({ examples: ["A Light on Across the Field"] }),
  ...keyProperties,
  tempo_bpm: Type.Number({
    exclusiveMinimum: 0,
    description: "Quarter notes a minute, in every metre.",
    examples: [80],
  }),
  time_signature: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 2, maxItems: 2, examples: [[4, 4]] }),
  ticks_per_quarter: Type.Integer({ minimum: 1, examples: [480] }),
  genre: Type.String({ description: "The genre that was composed in.", examples: ["indie folk"] }),
  mood: Type.String({ description: "The feeling at the start.", examples: ["grief"] }),
  emotion: songEmotionSchema,
  total_bars: Type.Integer({ minimum: 1, examples: [32] }),
  duration_seconds: Type.Number({ minimum: 0, examples: [96] }),
  sections: Type.Array(sectionSchema),
};

/** A song without its notes: what a dry run answers. */
export const planSchema = Type.Object(
  { ...outlineProperties, tracks: Type.Array(plannedTrackSchema), reasons: Type.Array(reasonSchema) },
  { $id: "Plan", title: "Plan", description: "A song before its notes." },
);

/** A whole song. */
export const songSchema = Type.Object(
  {
    id: Type.String({
      description: "Follows from the digest: the same song has the same id.",
      examples: ["song_9f86d081884c7d659a2feaa0"],
    }),
    digest: Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 of the canonical song." }),
    ...outlineProperties,
    tempo_changes: Type.Array(tempoChangeSchema, {
      description: "In order of time; the first is at tick 0.",
    }),
    tracks: Type.Array(trackSchema),
    reasons: Type.Array(reasonSchema),
    production: Type.Array(instructionSchema, { description: "Empty where there is nothing to say." }),
    provenance: Type.Optional(provenanceSchema),
  },
  {
    $id: "Song",
    title: "Song",
    description: "A whole song; everything in it follows from the intent and the seed.",
  },
);

/** A song on the wire. */
export type WireSong = Static<typeof songSchema>;
/** A plan on the wire. */
export type WirePlan = Static<typeof planSchema>;
