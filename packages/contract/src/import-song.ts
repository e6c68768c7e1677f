/** POST /songs: a song that was made here or elsewhere, as JSON, to be kept. */
import Type, { type Static } from "typebox";
import { affectProperties } from "./affect.ts";
import { comparedSongSchema } from "./compare.ts";
import { wish } from "./schema.ts";
import { recipeSchema, tagsSchema, titleSchema } from "./songs.ts";
import { text } from "./text.ts";

const { properties } = comparedSongSchema;
const { properties: ofSection } = properties.sections.items;
const { properties: ofTrack } = properties.tracks.items;

/** A sentence or a name of the song's own. */
const said = text({ maxLength: 2000 });
const unit = Type.Number({ minimum: 0, maximum: 1 });
const name = text({ minLength: 1, maxLength: 200 });

const sectionSchema = Type.Object({
  ...ofSection,
  name,
  key: properties.key,
  mode: properties.mode,
  energy: unit,
  tension: Type.Optional(unit),
  ...affectProperties,
  harmony: Type.Array(
    Type.Object({
      start: ofTrack.notes.items.properties.start,
      duration: ofTrack.notes.items.properties.duration,
      numeral: text({ maxLength: 40 }),
      symbol: text({ minLength: 1, maxLength: 40 }),
    }),
    { minItems: 1, maxItems: 8192 },
  ),
  notes: said,
});

const trackSchema = Type.Object({
  ...ofTrack,
  name,
  role: Type.Enum(["melody", "counter-melody", "chords", "bass", "drums", "pad"], { type: "string" }),
  channel: Type.Integer({ minimum: 0, maximum: 15 }),
});

const importedSongSchema = Type.Object(
  {
    ...properties,
    digest: Type.String({
      pattern: "^[0-9a-f]{64}$",
      "x-pattern-expected": "the digest that the song was given out with",
    }),
    seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    engine_version: text({ minLength: 1, maxLength: 40 }),
    title: titleSchema,
    mood: text({ minLength: 1, maxLength: 200 }),
    emotion: Type.Object({
      node_id: Type.Integer({ minimum: 0, maximum: 215 }),
      name,
      base: name,
      sub: name,
      intensity: Type.Integer({ minimum: 1, maximum: 6 }),
      ...affectProperties,
    }),
    sections: Type.Array(sectionSchema, { minItems: 1, maxItems: 512 }),
    tracks: Type.Array(trackSchema, { minItems: 1, maxItems: 16 }),
    reasons: Type.Array(Type.Object({ about: said, decision: said, because: said }), { maxItems: 500 }),
    production: wish(
      Type.Array(Type.Object({ about: said, instruction: said, because: said }), { maxItems: 100 }),
    ),
  },
  {
    $id: "ImportedSong",
    title: "Song to keep",
    description:
      "A song as it was given out. Its `digest` has to be that of its notes; properties that follow from others are not looked at.",
    "x-expected": "a song, as GET /songs/{song_id} gives it",
  },
);

/** The body of POST /songs. */
export const importSongRequestSchema = Type.Object(
  {
    song: importedSongSchema,
    recipe: wish(recipeSchema),
    tags: wish(tagsSchema),
    favourite: wish(Type.Boolean()),
  },
  {
    $id: "ImportSongRequest",
    title: "A song from elsewhere",
    description: "What GET /songs/{song_id} answers, as it is; other properties are not looked at.",
    "x-expected": "an object with song, as GET /songs/{song_id} gives it",
  },
);

/** A song from elsewhere on the wire. */
export type WireImportSong = Static<typeof importSongRequestSchema>;
