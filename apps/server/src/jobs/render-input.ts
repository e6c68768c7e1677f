/** What a job of the kind "render" is told, and what of it cannot be. */
import type { Mistake, WireRenderRequest } from "@music-brain/contract";
import type { SoundFormat } from "../sound/sound-renderer.ts";
import { isSoundFormat, soundFormatOf, stemsMistakes } from "../sound/sound-wish.ts";

/** Which song, and what is made of it. */
export interface RenderInput {
  readonly songId: string;
  readonly request: WireRenderRequest;
}

/** As what sound a request is rendered; undefined where it is a score, MIDI or all in one archive. */
export function soundOf({ format, stems }: WireRenderRequest): SoundFormat | undefined {
  return soundFormatOf({ format, stems: stems === true });
}

/** What is wrong with a request, whatever the song. */
export function mistakesIn({ format, stems, section, layout }: WireRenderRequest): readonly Mistake[] {
  const mistakes: Mistake[] =
    format === "bundle" ? [] : [...stemsMistakes({ format, stems: stems === true })];
  if (section != null && !isSoundFormat(format)) {
    mistakes.push({
      pointer: "/section",
      detail: `section is for wav, mp3 and ogg; a file of the format ${format} is always of the whole song.`,
    });
  }
  if (layout != null && format !== "musicxml") {
    mistakes.push({ pointer: "/layout", detail: `layout is for musicxml; format is ${format}.` });
  }
  return mistakes;
}
