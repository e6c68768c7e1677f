/** A song as an answer: in JSON, with its file inside, or as the file itself. */
import { randomUUID } from "node:crypto";
import {
  type FileType,
  fileTypes,
  isSound,
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
import { type ScoreOptions, SOUND_VERSION } from "@music-brain/formats";
import Type, { type TSchema } from "typebox";
import { type DescribedAnswer, withETag } from "../http/responses.ts";
import type { ScoreEngraver } from "../score/score-engraver.ts";
import type { SoundRenderer } from "../sound/sound-renderer.ts";
import type { MadeAnswer } from "./answer-cache.ts";
import type { FileAnswer } from "./answer-kind.ts";
import { contentDisposition, fileName, fileNameOf } from "./file-name.ts";
import { renderSound, writeFile } from "./render.ts";

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
export function fileOf({ mediaType }: Pick<FileType, "mediaType">): DescribedAnswer {
  const content = { [mediaType]: { schema: fileSchema } };
  return withETag({ description: "The file.", content });
}

/** The song in the wire's spelling, with what was asked for besides. */
export function wireSong(song: Song, include: WireGenerateRequest["include"]): WireSong {
  const provenance = include?.includes("provenance") ? provenanceOf(song) : undefined;
  return songToWire(song, songDigest(song), { provenance, measured: measureSections(song) });
}

/** The file inside an answer. */
type Output = WireGenerateAnswer["output"];

/** The format of the file in the answer, where none is asked for. */
export const USUAL_FORMAT = "midi" satisfies OutputFormat;

/**
 * The answer that is a message in JSON, with a file inside unless JSON is all that is wanted: at once, or later where
 * the file has to be rendered.
 */
export function answerWithFile(
  song: Song,
  { format, layout }: { readonly format: OutputFormat; readonly layout: ScoreLayout },
  sound: SoundRenderer,
  message: (output: Output) => Message,
): MadeAnswer | Promise<MadeAnswer> {
  if (format === "json") return jsonAnswer(message(null));
  const output = (data: string): Output => ({
    format,
    media_type: fileTypes[format].mediaType,
    filename: fileName(song.title, format),
    encoding: "base64",
    data,
  });
  if (!isSound(format)) {
    return jsonAnswer(message(output(Buffer.from(writeFile(song, format, layout)).toString("base64"))));
  }
  return renderSound(sound, { song, format, encoding: "base64" }).then((data) =>
    answerAround(message(output(PLACE)), data),
  );
}

/** Stands in a message where a large file will be. */
const PLACE = randomUUID();

/**
 * The message with the file in its place, without a large text going through JSON: that would hold everybody up.
 * @param data in base64
 */
function answerAround(message: Message, data: Uint8Array): MadeAnswer {
  const { headers, body } = jsonAnswer(message);
  const [before = "", after = ""] = body.toString().split(PLACE);
  return { headers, body: Buffer.concat([Buffer.from(before), data, Buffer.from(after)]) };
}

/** The answer that is the file itself. @param layout of those that are scores */
export function fileAnswer(
  song: Song,
  { format, mediaType }: Pick<FileAnswer, "format" | "mediaType">,
  sound: SoundRenderer,
  layout: ScoreLayout = "full",
): MadeAnswer | Promise<MadeAnswer> {
  const isLead = format === "musicxml" && layout === "lead";
  const variant = isSound(format) ? `${format}${SOUND_VERSION}` : isLead ? `${format}-lead` : format;
  const headers = { ...headersOf(song, fileTypes[format], variant), "content-type": mediaType };
  if (!isSound(format)) return { headers, body: Buffer.from(writeFile(song, format, layout)) };
  return renderSound(sound, { song, format }).then(({ buffer }) => ({ headers, body: Buffer.from(buffer) }));
}

/** What is answered in JSON. */
type Message = object & { readonly song?: WireSong };

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
export function jsonAnswer(message: Message): MadeAnswer {
  const { song } = message;
  return {
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...(song && { "x-song-id": song.id, "x-song-seed": String(song.seed) }),
    },
    body: Buffer.from(JSON.stringify(message)),
  };
}
