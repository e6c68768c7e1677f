/** What a song can be had as, and what is lost on the way. */
import Type, { type Static } from "typebox";

const exportSchema = Type.Object(
  {
    format: Type.Enum(
      ["json", "midi", "musicxml", "lead", "score", "lead-score", "wav", "mp3", "ogg", "stems", "loop"],
      {
        type: "string",
        description:
          '"lead" is MusicXML of the melody with chord symbols, "score" and "lead-score" are sheet music, "stems" is an archive of the tracks as sound, "loop" one section as sound.',
      },
    ),
    href: Type.String({
      description: "Where it is, by GET.",
      examples: ["/songs/song_9f86d081884c7d659a2feaa0/midi"],
    }),
    losses: Type.Array(
      Type.Object({
        what: Type.String({ examples: ["timing"] }),
        count: Type.Integer({ minimum: 1, description: "How many of them this song has.", examples: [812] }),
        detail: Type.String({
          examples: ["812 notes are written where they belong, up to 34 ms from where they are played."],
        }),
      }),
      { description: "What the format does not carry of this song; empty where it carries everything." },
    ),
  },
  { $id: "SongExport", title: "A form of a song" },
);

/** The answer of GET /songs/{song_id}/exports. */
export const exportsAnswerSchema = Type.Object(
  { success: Type.Literal(true), id: Type.String(), exports: Type.Array(exportSchema) },
  { $id: "ExportsAnswer", title: "The forms of a song" },
);

/** GET /songs/{song_id}/bundle. */
export const bundleQuerySchema = Type.Object(
  {
    stems: Type.Optional(
      Type.Enum(["true", "false"], {
        type: "string",
        description:
          "Whether the sound of every track is to be in it. That takes about as long as the song lasts on a busy machine: POST /songs/{song_id}/renders makes it as a job.",
        examples: ["true"],
      }),
    ),
  },
  { additionalProperties: false },
);

/** A file of several files. */
export const bundleType = { mediaType: "application/zip", ending: "zip" } as const;

/** The forms of a song on the wire. */
export type WireExports = Static<typeof exportsAnswerSchema>;
