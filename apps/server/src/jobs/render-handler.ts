/** Renders a song that somebody keeps: the work of the jobs of the kind "render". */
import { setTimeout as later } from "node:timers/promises";
import { bundleType, fileTypes, type WireRenderRequest } from "@music-brain/contract";
import type { Song } from "@music-brain/engine";
import { sectionPosition, songToMidi, songToMusicXml } from "@music-brain/formats";
import type { Bundler } from "../bundle/bundler.ts";
import type { Database } from "../database/database.ts";
import { Problem } from "../http/problem.ts";
import { fileNameOf, soundFileName, soundType } from "../songs/file-name.ts";
import { findWholeSong, type WholeSong } from "../songs/library.ts";
import { keptAnswer } from "../songs/library-one.ts";
import type { SoundFormat, SoundRenderer } from "../sound/sound-renderer.ts";
import { type Circumstances, type JobHandler, JobRefused, type MadeResult } from "./handler.ts";
import { type RenderInput, soundOf } from "./render-input.ts";

/** What it renders with. */
export interface RenderParts {
  readonly database: Database;
  /** Absent where no sound is made. */
  readonly sound?: SoundRenderer | undefined;
  /** The same. */
  readonly bundler?: Bundler | undefined;
}

/** Where sound is made for others, it is waited for so long before it is asked again, in milliseconds. */
const BUSY_MS = 1000;

/** The handler. @throws JobRefused where the song is gone, or cannot be rendered as it was asked for */
export function renderHandler({ database, sound, bundler }: RenderParts): JobHandler {
  return async ({ owner, input }, circumstances) => {
    // What is in the table was checked when the job was made.
    const { songId, request } = input as RenderInput;
    const kept = await findWholeSong(database, owner, songId);
    if (kept === undefined) {
      throw new JobRefused("song_not_found", "The song was deleted before it was rendered.");
    }
    if (request.format === "bundle") {
      if (bundler === undefined) throw soundUnavailable();
      return bundled(bundler, kept, request.stems !== false, circumstances);
    }
    const format = soundOf(request);
    if (format === undefined) return written(kept.song, request);
    if (sound === undefined) throw soundUnavailable();
    return sounding(sound, kept.song, { format, section: request.section ?? undefined }, circumstances);
  };
}

function soundUnavailable(): JobRefused {
  return new JobRefused("sound_unavailable", "Sound cannot be made here.");
}

function written(song: Song, { format, layout }: WireRenderRequest): MadeResult {
  const { mediaType, ending } = fileTypes[format === "musicxml" ? "musicxml" : "midi"];
  const content =
    format === "musicxml"
      ? new TextEncoder().encode(songToMusicXml(song, layout ?? "full"))
      : songToMidi(song);
  const name = format === "musicxml" && layout === "lead" ? `lead.${ending}` : ending;
  return { content, mediaType, fileName: fileNameOf(song.title, name) };
}

async function sounding(
  sound: SoundRenderer,
  song: Song,
  {
    format,
    section: wanted,
  }: { readonly format: SoundFormat; readonly section: string | number | undefined },
  { signal, onProgress }: Circumstances,
): Promise<MadeResult> {
  const options = { signal, onProgress: (share: number) => onProgress(100 * share) };
  return inItsTurn(signal, async () => {
    const section = wanted === undefined ? undefined : sectionPosition(song, wanted);
    const content = await sound.render({ song, format, ...(section !== undefined && { section }) }, options);
    const fileName = soundFileName(song.title, format, song.sections[section ?? -1]?.name);
    return { content, mediaType: soundType(format), fileName };
  });
}

async function bundled(
  bundler: Bundler,
  whole: WholeSong,
  stems: boolean,
  { signal, onProgress }: Circumstances,
): Promise<MadeResult> {
  const options = { stems, signal, onProgress: (share: number) => onProgress(100 * share) };
  return inItsTurn(signal, async () => {
    const content = await bundler.bundle(whole.song, JSON.stringify(keptAnswer(whole)), options);
    const { mediaType, ending } = bundleType;
    return { content, mediaType, fileName: fileNameOf(whole.song.title, ending) };
  });
}

/** Makes it as soon as there is room for it. @throws JobRefused where it cannot be made */
async function inItsTurn(signal: AbortSignal, make: () => Promise<MadeResult>): Promise<MadeResult> {
  for (;;) {
    try {
      return await make();
    } catch (error) {
      if (error instanceof RangeError) {
        throw new JobRefused("cannot_be_rendered", error.message, { cause: error });
      }
      if (!(error instanceof Problem && error.code === "overloaded")) throw error;
      // Its turn comes; the time limit of the job ends this.
      await later(BUSY_MS, undefined, { signal });
    }
  }
}
