/** Which of its answers POST /generate gives, by the Accept header. */
import {
  type FileFormat,
  fileTypes,
  isSound,
  type OutputFormat,
  outputFormats,
  scoreType,
} from "@music-brain/contract";
import { notAcceptable } from "../http/accepted.ts";
import { preferredType } from "../http/negotiate.ts";
import { Problem } from "../http/problem.ts";

/** The file itself, under the name for its type that the caller used. */
export interface FileAnswer {
  readonly kind: "file";
  readonly format: FileFormat;
  readonly mediaType: string;
}

/** Sheet music as a picture. */
export interface ScoreAnswer {
  readonly kind: "score";
}

/** Everything that POST /generate can answer with. */
export type AnswerKind = FileAnswer | ScoreAnswer | { readonly kind: "song" } | { readonly kind: "plan" };

const JSON_TYPE = "application/json";

const NO_FILE = `A dry run has no file, only JSON: Accept has to take ${JSON_TYPE}.`;
const CAN_BE_MADE = [
  JSON_TYPE,
  ...[...Object.values(fileTypes), scoreType].map(({ mediaType }) => mediaType),
];

const files: readonly FileAnswer[] = outputFormats
  .filter((format) => format !== "json")
  .flatMap((format) => {
    const { mediaType, alsoKnownAs } = fileTypes[format];
    return [mediaType, ...alsoKnownAs].map((type) => ({ kind: "file" as const, format, mediaType: type }));
  });

/**
 * The answer that the caller likes best. A plan is only ever JSON.
 * @throws Problem not_acceptable
 */
export function chooseAnswer(accept: string | undefined, dryRun: boolean): AnswerKind {
  const kind = preferredAnswer(accept, dryRun);
  if (kind !== undefined) return kind;
  throw dryRun ? new Problem("not_acceptable", NO_FILE) : notAcceptable(CAN_BE_MADE);
}

/** Whether an answer is sound, or JSON with sound inside. */
export function isSounding(kind: AnswerKind | undefined, format: OutputFormat): boolean {
  return kind?.kind === "file" ? isSound(kind.format) : kind?.kind === "song" && isSound(format);
}

/** The answer that the caller likes best; undefined where they accept none. */
export function preferredAnswer(accept: string | undefined, dryRun: boolean): AnswerKind | undefined {
  const offered = dryRun ? [] : files;
  const scores = dryRun ? [] : [scoreType.mediaType];
  const types = [JSON_TYPE, ...offered.map(({ mediaType }) => mediaType), ...scores];
  const type = preferredType(accept, types);
  if (type === JSON_TYPE) return { kind: dryRun ? "plan" : "song" };
  if (type === scoreType.mediaType) return { kind: "score" };
  return offered.find(({ mediaType }) => mediaType === type);
}
