/** /songs: what somebody has kept. */
import Type, { type Static } from "typebox";
import { editSchema } from "./edits.ts";
import { layoutSchema } from "./generate.ts";
import { intentSchema } from "./intent.ts";
import { pageProperties } from "./page-query.ts";
import { provenanceSchema } from "./provenance.ts";
import { nullable } from "./schema.ts";
import { songSchema } from "./song.ts";
import { text } from "./text.ts";

/** The most songs of a page. */
export const MOST_SONGS_OF_A_PAGE = 100;

/** The most tags of a song. */
export const MOST_TAGS = 20;

/** GET /songs. */
export const songsQuerySchema = Type.Object(
  {
    ...pageProperties(MOST_SONGS_OF_A_PAGE),
    emotion: Type.Optional(
      text({
        minLength: 1,
        maxLength: 50,
        description: "Only songs of this base emotion, family or node, by its name.",
        examples: ["sadness"],
      }),
    ),
    q: Type.Optional(
      text({
        maxLength: 200,
        description:
          "Only songs with all these words, or words that begin so, in title, tags, intent, genre or mood. Case and accents do not matter, and no sign is an operator.",
        examples: ["harbour"],
      }),
    ),
    tag: Type.Optional(
      text({
        minLength: 1,
        maxLength: 50,
        notBlank: true,
        description: "Only songs with this tag; case and accents do not matter.",
        examples: ["demo"],
      }),
    ),
    favourite: Type.Optional(
      Type.Enum(["true", "false"], {
        type: "string",
        description: "Only favourites, or only others.",
        examples: ["true"],
      }),
    ),
  },
  { additionalProperties: false },
);

/** The path of a song. */
export const songPathSchema = Type.Object({
  song_id: text({ minLength: 1, maxLength: 100, description: "The `id` of the song." }),
});

/** A title that its owner gives to a song. */
export const titleSchema = text({
  minLength: 1,
  maxLength: 200,
  notBlank: true,
  examples: ["A Light on Across the Field"],
});

/** Tags that its owner gives to a song. */
export const tagsSchema = Type.Array(
  text({ minLength: 1, maxLength: 50, notBlank: true, examples: ["demo"] }),
  {
    maxItems: MOST_TAGS,
    description: "Words of its owner's choice; those that differ only in case or accents are one.",
    "x-expected": `a list of up to ${MOST_TAGS} words, like ["demo"]`,
  },
);

const { properties: ofSong } = songSchema;

/** What keeping adds to a song. */
export const keptProperties = {
  tags: Type.Array(Type.String({ examples: ["demo"] })),
  favourite: Type.Boolean(),
  parent_id: nullable(
    Type.String({
      description: "The song that it was made from, which may be deleted since; null where it was not.",
    }),
  ),
  created_at: Type.String({ format: "date-time" }),
  updated_at: Type.String({ format: "date-time" }),
};

/** A song that is kept, without its notes. */
export const keptSongSchema = Type.Object(
  {
    id: ofSong.id,
    title: Type.String({ description: "The song's, unless its owner gave it another." }),
    words: Type.String({
      description: "How its intent begins.",
      examples: ["grief slowly turning into hope"],
    }),
    digest: ofSong.digest,
    seed: ofSong.seed,
    engine_version: ofSong.engine_version,
    key: ofSong.key,
    mode: ofSong.mode,
    tempo_bpm: ofSong.tempo_bpm,
    time_signature: ofSong.time_signature,
    genre: ofSong.genre,
    mood: ofSong.mood,
    emotion: ofSong.emotion,
    total_bars: ofSong.total_bars,
    duration_seconds: ofSong.duration_seconds,
    ...keptProperties,
  },
  { $id: "KeptSong", title: "A song that is kept, without its notes" },
);

/** The answer of GET /songs. */
export const songsAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    songs: Type.Array(keptSongSchema, { description: "The newest first." }),
    next_cursor: nullable(
      Type.String({ description: "For the next page; null where this is the last one." }),
    ),
  },
  { $id: "SongsAnswer", title: "Songs" },
);

/** What a song is made from. */
export const recipeSchema = Type.Object(
  {
    intent: intentSchema,
    seed: ofSong.seed,
    edits: Type.Optional(
      Type.Array(editSchema, {
        description: "What was done to the song since it was composed; absent where nothing was.",
      }),
    ),
    engine_version: ofSong.engine_version,
    digest: ofSong.digest,
  },
  {
    $id: "Recipe",
    title: "Recipe",
    description:
      "What was sent: with the same engine version, POST /generate gives a song of the same digest for it; where there are edits, POST /songs/edits does.",
  },
);

/** The answer of GET /songs/{song_id}. */
export const keptSongAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    song: songSchema,
    recipe: Type.Union([recipeSchema, Type.Null()], {
      description: "null where the song came from elsewhere without one.",
    }),
    ...keptProperties,
  },
  { $id: "KeptSongAnswer", title: "A song that is kept" },
);

/** PATCH /songs/{song_id}. */
export const changeSongRequestSchema = Type.Object(
  {
    title: Type.Optional(titleSchema),
    tags: Type.Optional(tagsSchema),
    favourite: Type.Optional(Type.Boolean({ examples: [true] })),
  },
  {
    $id: "ChangeSongRequest",
    title: "A change of a kept song",
    description: "What is left out stays.",
    additionalProperties: false,
    "x-expected": 'an object like {"title": "The Harbour", "tags": ["demo"], "favourite": true}',
  },
);

/** The answer of PATCH /songs/{song_id}. */
export const changedSongAnswerSchema = Type.Object(
  { success: Type.Literal(true), song: keptSongSchema },
  { $id: "ChangedSongAnswer", title: "The song as it is now" },
);

/** GET /songs/{song_id}/musicxml. */
export const layoutQuerySchema = Type.Object(
  { layout: Type.Optional(layoutSchema) },
  { additionalProperties: false },
);

/** GET /songs/{song_id}/score.svg. */
export const scoreQuerySchema = Type.Object(
  {
    layout: Type.Optional(layoutSchema),
    page: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: "One page alone, from 1; all of them, one below the other, when absent.",
        examples: [1],
      }),
    ),
  },
  { additionalProperties: false },
);

/** GET /songs/{song_id}/explanation. */
export const explanationQuerySchema = Type.Object(
  {
    bar: Type.Optional(
      Type.Integer({ minimum: 1, description: "Explains every note that begins in it. Counted from 1." }),
    ),
    track: Type.Optional(
      text({ maxLength: 50, description: "Of that bar one track alone, by its role.", examples: ["melody"] }),
    ),
  },
  { additionalProperties: false },
);

const explainedNoteSchema = Type.Object(
  {
    bar: Type.Integer({ minimum: 1 }),
    beat: Type.Number({ description: "In quarter notes from 1.", examples: [2.5] }),
    track: Type.String({ examples: ["Melody"] }),
    sounds: Type.String({ examples: ["E5"] }),
    sentences: Type.Array(Type.String(), {
      description: "In order: the note, its origin, its chord's, its section's, its feeling's.",
    }),
  },
  { $id: "ExplainedNote", title: "A note, explained" },
);

/** The answer of GET /songs/{song_id}/explanation. */
export const explanationAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    id: ofSong.id,
    title: Type.String(),
    reasons: ofSong.reasons,
    provenance: provenanceSchema,
    notes: nullable(Type.Array(explainedNoteSchema, { description: "null where no bar was asked for." })),
  },
  { $id: "ExplanationAnswer", title: "Why a song is as it is" },
);

/** A song that is kept, without its notes, on the wire. */
export type WireKeptSong = Static<typeof keptSongSchema>;
/** A page of songs on the wire. */
export type WireSongs = Static<typeof songsAnswerSchema>;
/** A song that is kept on the wire. */
export type WireKeptSongAnswer = Static<typeof keptSongAnswerSchema>;
/** A change of a song on the wire. */
export type WireChangeSong = Static<typeof changeSongRequestSchema>;
/** An explanation on the wire. */
export type WireExplanation = Static<typeof explanationAnswerSchema>;
