/** POST /songs/{song_id}/variations and GET /songs/{song_id}/versions. */
import Type, { type Static } from "typebox";
import { editSchema, editsAnswerSchema, partNameSchema, partsProperties } from "./edits.ts";
import { wish } from "./schema.ts";
import { songSchema } from "./song.ts";
import { keptProperties, keptSongSchema, recipeSchema } from "./songs.ts";
import { text } from "./text.ts";

const variationProperties = {
  seed: wish(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description:
        "What the new notes are drawn from. Chosen, and returned in the recipe, when neither it nor a change is given.",
      examples: [7],
    }),
  ),
  ...partsProperties,
  keep: wish(
    Type.Array(
      text({
        minLength: 1,
        maxLength: 100,
        notBlank: true,
        description: "A track's role or name, or a section's name or kind.",
        examples: ["melody"],
      }),
      {
        maxItems: 64,
        description: "What stays as it is.",
        examples: [["melody"]],
        "x-expected": 'a list of names of tracks and sections, like ["melody", "chorus"]',
      },
    ),
  ),
  change: wish(
    text({
      minLength: 1,
      maxLength: 200,
      notBlank: true,
      description:
        'What is to be otherwise, in a few words: a feeling ("more hopeful", "less tense", "sadder"), a pace ("slower", "at 96 bpm"), a pitch ("higher", "up a third", "in D minor"), a player ("without drums", "more bass", "melody on cello"), a style ("as jazz"), a metre ("in 3/4"), "longer"; of one section as in "no bass in the intro"; several with "and". A feeling changes the whole song, key and tempo too, unless sections, tracks or keep limit it.',
      examples: ["more hopeful"],
    }),
  ),
};

/** The body of POST /songs/{song_id}/variations. */
export const variationRequestSchema = Type.Object(variationProperties, {
  $id: "VariationRequest",
  title: "Request for a variation",
  description: "With nothing in it, all of the song is composed anew from another seed, to the same plan.",
  additionalProperties: false,
  "x-expected":
    'an object like {"change": "more hopeful"} or {"sections": ["chorus"], "tracks": ["melody"], "seed": 7}',
  examples: [{ sections: ["chorus"], tracks: ["melody"], seed: 7 }],
});

const songWishSchema = Type.Object(
  {
    ...variationProperties,
    edits: Type.Optional(Type.Array(editSchema, { description: "As POST /songs/edits takes them." })),
  },
  { $id: "SongWish", title: "What was asked of a song" },
);

const songChangeSchema = Type.Object(
  {
    message: Type.String({ examples: ["2 parts changed, 23 stayed note for note; tempo 96 → 108 BPM"] }),
    kept: Type.Array(partNameSchema, { description: "The parts that are as they were, note for note." }),
    changed: Type.Array(partNameSchema, { description: "The parts that are otherwise, new or gone." }),
  },
  { $id: "SongChange", title: "What came of it" },
);

/** The answer of POST /songs/{song_id}/variations. */
export const variationAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    song: songSchema,
    recipe: recipeSchema,
    ...keptProperties,
    parts: editsAnswerSchema.properties.parts,
    kept: songChangeSchema.properties.kept,
    changed: songChangeSchema.properties.changed,
    message: songChangeSchema.properties.message,
  },
  { $id: "VariationAnswer", title: "A variation" },
);

/** The answer of GET /songs/{song_id}/versions. */
export const versionsAnswerSchema = Type.Object(
  {
    success: Type.Literal(true),
    root_id: Type.String({ description: "The first of the versions, which may be deleted since." }),
    versions: Type.Array(
      Type.Object(
        {
          song: keptSongSchema,
          parent_deleted: Type.Boolean({
            description:
              "Whether the song `parent_id` is kept no more: it is 404, while what was asked of it and what changed stay.",
          }),
          asked: Type.Union([songWishSchema, Type.Null()], {
            description: "What was asked of the song `parent_id`; null for the first.",
          }),
          changed: Type.Union([songChangeSchema, Type.Null()], {
            description: "What came of it; null for the first.",
          }),
        },
        { $id: "SongVersion", title: "A version of a song" },
      ),
      { description: "The oldest first. Each names the one that it was made from in `song.parent_id`." },
    ),
  },
  { $id: "VersionsAnswer", title: "The versions of a song" },
);

/** A request for a variation on the wire. */
export type WireVariationRequest = Static<typeof variationRequestSchema>;
/** A variation on the wire. */
export type WireVariationAnswer = Static<typeof variationAnswerSchema>;
/** The versions of a song on the wire. */
export type WireVersions = Static<typeof versionsAnswerSchema>;
/** What was asked of a song, as it is kept and told. */
export type SongWish = Static<typeof songWishSchema>;
/** What came of it. */
export type SongChange = Static<typeof songChangeSchema>;
