/** What sound is asked of a song: the same words in every request that asks for it. */
import { type Mistake, type SoundFileFormat, soundFormats } from "@music-brain/contract";
import type { SoundFormat } from "./sound-renderer.ts";

/** What a request says of the sound that it wants. */
export interface SoundWish<Format extends string> {
  readonly format: Format;
  readonly stems: boolean;
}

/** Whether a format is one that is heard. */
export function isSoundFormat(format: string): format is SoundFileFormat {
  const formats: readonly string[] = soundFormats;
  return formats.includes(format);
}

/** As what sound it is rendered; undefined where it is none. */
export function soundFormatOf({ format, stems }: SoundWish<string>): SoundFormat | undefined {
  if (!isSoundFormat(format)) return undefined;
  return stems ? "stems" : format;
}

/** What is wrong with asking for tracks one by one in a format: they are made as WAV. */
export function stemsMistakes({ format, stems }: SoundWish<string>): readonly Mistake[] {
  if (!stems || format === "wav") return [];
  return [{ pointer: "/stems", detail: `stems are made as wav alone; format is ${format}.` }];
}
