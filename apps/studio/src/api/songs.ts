/** Songs: composed, and edited so that what is not edited stays note for note. */
import type {
  ScoreLayout,
  WireEdit,
  WireEditsAnswer,
  WireGenerateAnswer,
  WireIntent,
  WireSong,
} from "@music-brain/contract";
import { request, requestFile } from "./request.ts";

/** What one take of a song is made from: enough to make the very same song again. */
export interface Recipe {
  readonly intent: WireIntent;
  /** Chosen by the service where it is left out. */
  readonly seed?: number;
  /** In the order in which they are made; each with its seed, once it is made. */
  readonly edits: readonly WireEdit[];
}

/** A song as the page has it. */
export interface MadeSong {
  readonly recipe: Recipe;
  readonly song: WireSong;
  /** The song as a MIDI file, in base64. */
  readonly midi: string;
  /** How many parts the last edit left as they were, and how many it changed; only after an edit. */
  readonly parts?: { readonly kept: number; readonly changed: number };
}

/**
 * Makes the song of a recipe.
 * @throws ServiceError
 */
export async function makeSong({ intent, seed, edits }: Recipe, signal?: AbortSignal): Promise<MadeSong> {
  const wanted = { output_format: "midi", include: ["provenance"] };
  const origin = { intent, ...(seed !== undefined && { seed }) };
  const options = signal ? { signal } : {};
  if (edits.length === 0) {
    const body = { ...origin, ...wanted };
    const { song, output } = await request<WireGenerateAnswer>("/generate", { ...options, body });
    return { recipe: { intent, seed: song.seed, edits }, song, midi: output?.data ?? "" };
  }
  const body = { request: origin, edits, ...wanted };
  const answer = await request<WireEditsAnswer>("/songs/edits", { ...options, body });
  return {
    recipe: { intent, seed: answer.song.seed, edits: answer.edits },
    song: answer.song,
    midi: answer.output?.data ?? "",
    parts: { kept: answer.kept.length, changed: answer.changed.length },
  };
}

/**
 * A song as a file.
 * @param mediaType one that the service makes: "audio/midi", "application/vnd.recordare.musicxml+xml"…
 * @param layout of a score: the melody with chord symbols, or the whole band
 * @throws ServiceError
 */
export function fileOf(
  { recipe: { intent, seed, edits } }: MadeSong,
  mediaType: string,
  layout: ScoreLayout = "full",
): Promise<Blob> {
  const origin = { intent, ...(seed !== undefined && { seed }) };
  return edits.length === 0
    ? requestFile("/generate", { ...origin, layout, keep: false }, mediaType)
    : requestFile("/songs/edits", { request: origin, edits, layout, keep: false }, mediaType);
}
