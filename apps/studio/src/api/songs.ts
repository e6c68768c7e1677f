/** Songs: composed, and edited so that what is not edited stays note for note. */
import type {
  ScoreLayout,
  WireEdit,
  WireEditsAnswer,
  WireGenerateAnswer,
  WireIntent,
  WireSong,
} from "@music-brain/contract";
import { ask, request, requestFile } from "./request.ts";

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
  /** Undefined for a song that this engine cannot make again: it is as it is. */
  readonly recipe: Recipe | undefined;
  readonly song: WireSong;
  /** The song as a MIDI file, in base64. */
  readonly midi: string;
  /** How many parts the last edit left as they were, and how many it changed; only after an edit. */
  readonly parts?: { readonly kept: number; readonly changed: number };
}

/** How a song is made. */
export interface MakingOptions {
  readonly signal?: AbortSignal;
  /** Whether the service keeps it for who is signed in; it does unless it is told otherwise. */
  readonly keep?: boolean;
}

/**
 * Makes the song of a recipe.
 * @throws ServiceError
 */
export async function makeSong(recipe: Recipe, { signal, keep }: MakingOptions = {}): Promise<MadeSong> {
  const { intent, seed, edits } = recipe;
  const wanted = { output_format: "midi", include: ["provenance"], ...(keep === false && { keep }) };
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
export async function fileOf(
  { recipe, song: { id } }: MadeSong,
  mediaType: string,
  layout: ScoreLayout = "full",
): Promise<Blob> {
  if (recipe === undefined) {
    return (await ask(`/songs/${id}${PLACES[mediaType]?.(layout) ?? ""}`, { accept: mediaType })).blob();
  }
  const { intent, seed, edits } = recipe;
  const origin = { intent, ...(seed !== undefined && { seed }) };
  return edits.length === 0
    ? requestFile("/generate", { ...origin, layout, keep: false }, mediaType)
    : requestFile("/songs/edits", { request: origin, edits, layout, keep: false }, mediaType);
}

/** Where the files of a kept song are, below it. */
const PLACES: Readonly<Record<string, (layout: ScoreLayout) => string>> = {
  "audio/midi": () => "/midi",
  "application/vnd.recordare.musicxml+xml": (layout) => `/musicxml?layout=${layout}`,
  "image/svg+xml": (layout) => `/score.svg?layout=${layout}`,
  "audio/wav": () => "/audio?format=wav",
  "audio/mpeg": () => "/audio?format=mp3",
  "audio/ogg": () => "/audio?format=ogg",
};
