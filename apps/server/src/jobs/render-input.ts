/** What a job of the kind "render" is told, and what of it cannot be. */
import type { Mistake, RenderFormat, WireRenderRequest } from "@music-brain/contract";
import type { SoundFormat } from "../sound/sound-renderer.ts";

/** Which song, and what is made of it. */
export interface RenderInput {
  readonly songId: string;
  readonly request: WireRenderRequest;
}

/** The formats that are sound, each as its renderer calls it. */
const sound: Readonly<Partial<Record<RenderFormat, SoundFormat>>> = { wav: "wav", mp3: "mp3", ogg: "ogg" };

/** As what sound a request is rendered; undefined where it is a score or MIDI. */
export function soundOf({ format, stems }: WireRenderRequest): SoundFormat | undefined {
  return stems === true ? "stems" : sound[format];
}

/** What is wrong with a request, whatever the song. */
export function mistakesIn({ format, stems, section, layout }: WireRenderRequest): readonly Mistake[] {
  const isSound = sound[format] !== undefined;
  const mistakes: Mistake[] = [];
  if (stems === true && format !== "wav") {
    mistakes.push({ pointer: "/stems", detail: `stems are made as wav alone; format is ${format}.` });
  }
  if (section != null && !isSound) {
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
