/** What a song's file is called. */
import { type FileFormat, fileTypes } from "@music-brain/contract";
import { create } from "content-disposition";
import type { SoundFormat } from "../sound/sound-renderer.ts";

const LONGEST = 80;

/**
 * A name from the title that is safe on every file system: letters and digits of any script, hyphens between them.
 *
 * @example fileName("Grief, slowly: hope?", "midi"); // "grief-slowly-hope.mid"
 */
export function fileName(title: string, format: FileFormat): string {
  return fileNameOf(title, fileTypes[format].ending);
}

/** The same for any ending. @param ending without its dot */
export function fileNameOf(title: string, ending: string): string {
  return `${safeName(title)}.${ending}`;
}

/**
 * The same of a sound file: of a section with its name, of stems as an archive.
 *
 * @example soundFileName("Hope", "stems", "chorus 1"); // "hope-chorus-1-stems.zip"
 */
export function soundFileName(title: string, format: SoundFormat, section?: string): string {
  const name = [safeName(title), ...(section === undefined ? [] : [safeName(section)])].join("-");
  return format === "stems" ? `${name}-stems.zip` : `${name}.${fileTypes[format].ending}`;
}

/** The media type of such a file. */
export function soundType(format: SoundFormat): string {
  return format === "stems" ? "application/zip" : fileTypes[format].mediaType;
}

function safeName(title: string): string {
  const words = title
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  const name = [...(words ?? []).join("-")].slice(0, LONGEST).join("").replace(/-+$/, "");
  return name === "" ? "song" : name;
}

/**
 * The header that makes a browser save the answer under this name (RFC 6266), with a plain ASCII name beside it for
 * clients that read no other (RFC 8187).
 */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/[^\x20-\x7E]/g, "")
    .replace(/-+/g, "-")
    .replace(/^-|-(?=\.)/g, "");
  return create(name, { fallback: plain.startsWith(".") ? `song${plain}` : plain });
}
