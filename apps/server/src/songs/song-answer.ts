/** A song as an answer: in JSON, with its file inside, or as the file itself. */
import {
  type AvailableFormat,
  availableFormats,
  type FileType,
  fileTypes,
  isAvailable,
  type OutputFormat,
  type ScoreLayout,
  scoreType,
  songId,
  songToWire,
  type WireGenerateAnswer,
  type WireGenerateRequest,
  type WireSong,
} from "@music-brain/contract";
import { measureSections, provenanceOf, type Song, songDigest } from "@music-brain/engine";
import type { ScoreOptions } from "@music-brain/formats";
import Type, { type TSchema } from "typebox";
import { invalidRequest } from "../http/problem.ts";
import { type DescribedAnswer, withETag } from "../http/responses.ts";
import type { ScoreEngraver } from "../score/score-engraver.ts";
import type { MadeAnswer } from "./answer-cache.ts";
import type { FileAnswer } from "./answer-kind.ts";
import { contentDisposition, fileName, fileNameOf } from "./file-name.ts";
import { renderFile } from "./render.ts";

const fileSchema = Type.String({ format: "binary" });

/** The answer of a route that gives a song: JSON of this schema, or a file. */
export function songOrFile(description: string, schema: TSchema): DescribedAnswer {
  return {
    description,
    content: {
      "application/json": { schema },
      ...Object.fromEntries(
        [...Object.values(fileTypes), scoreType].map(({ mediaType }) => [mediaType, { schema: fileSchema }]),
      ),
    },
    headers: {
      "X-Song-Id": Type.String({ description: "The song's id." }),
      "X-Song-Seed": Type.String({ description: "The song's seed." }),
      "Content-Disposition": Type.String({ description: "With the file: its name." }),
      ETag: Type.String({ description: "With the file: its name for caches." }),
    },
  };
}

/** The answer that is a file of one format. */
export function fileOf({ mediaType }: FileType): DescribedAnswer {
  const content = { [mediaType]: { schema: fileSchema } };
  return withETag({ description: "The file.", content });
}

/**
 * The format of the file in the answer.
 * @throws Problem invalid_request where it cannot be made here
 */
export function formatFor(wanted: OutputFormat | null | undefined): AvailableFormat {
  const format = wanted ?? "midi";
  if (isAvailable(format)) return format;
  const detail = `output_format ${format} cannot be made here yet; it has to be one of ${availableFormats.join(", ")}.`;
  throw invalidRequest("body", [{ pointer: "/output_format", detail }]);
}

/** The song in the wire's spelling, with what was asked for besides. */
export function wireSong(song: Song, include: WireGenerateRequest["include"]): WireSong {
  const provenance = include?.includes("provenance") ? provenanceOf(song) : undefined;
  return songToWire(song, songDigest(song), { provenance, measured: measureSections(song) });
}

/** The file inside the answer; null where JSON is all that is wanted. */
export function outputOf(
  song: Song,
  format: AvailableFormat,
  layout?: ScoreLayout | null,
): WireGenerateAnswer["output"] {
  if (format === "json") return null;
  return {
    format,
    media_type: fileTypes[format].mediaType,
    filename: fileName(song.title, format),
    encoding: "base64",
    data: Buffer.from(renderFile(song, format, layout ?? undefined)).toString("base64"),
  };
}

/** The answer that is the file itself. @param layout of those that are scores */
export function fileAnswer(
  song: Song,
  { format, mediaType }: FileAnswer,
  layout?: ScoreLayout | null,
): MadeAnswer {
  const isLead = format === "musicxml" && layout === "lead";
  return {
    headers: {
      ...headersOf(song, fileTypes[format], isLead ? `${format}-lead` : format),
      "content-type": mediaType,
    },
    body: Buffer.from(renderFile(song, format, layout ?? undefined)),
  };
}

/** The answer that is sheet music. @throws as `score/score-engraver.ts` (rejects) */
export async function scoreAnswer(
  song: Song,
  engraver: ScoreEngraver,
  { layout = "full", page }: ScoreOptions = {},
): Promise<MadeAnswer> {
  const { svg, pages } = await engraver.engrave({ song, layout, page });
  return {
    headers: {
      ...headersOf(song, scoreType, `score-${layout}-${page ?? "all"}`),
      "content-type": scoreType.mediaType,
      "x-score-pages": String(pages),
    },
    body: Buffer.from(svg),
  };
}

/** @param variant which of the files of a song it is */
function headersOf(song: Song, type: FileType, variant: string): Readonly<Record<string, string>> {
  const digest = songDigest(song);
  return {
    "content-disposition": contentDisposition(fileNameOf(song.title, type.ending)),
    etag: `"${digest.slice(0, 32)}-${variant}"`,
    "x-song-id": songId(digest),
    "x-song-seed": String(song.seed),
  };
}

/** The answer that is a message in JSON; where it holds a song, its headers say which, as with the file. */
export function jsonAnswer(message: object & { readonly song?: WireSong }): MadeAnswer {
  const { song } = message;
  return {
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...(song && { "x-song-id": song.id, "x-song-seed": String(song.seed) }),
    },
    body: Buffer.from(JSON.stringify(message)),
  };
}
