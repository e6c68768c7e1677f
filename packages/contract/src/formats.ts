/** What a song can be answered as. */

/** Every format of the contract. */
export const outputFormats = ["json", "midi", "musicxml", "wav", "mp3", "ogg"] as const;
/** One of them. */
export type OutputFormat = (typeof outputFormats)[number];

/** Those that this service makes today. A request for another is refused, saying so. */
export const availableFormats = ["json", "midi", "musicxml"] as const satisfies readonly OutputFormat[];
/** One of them. */
export type AvailableFormat = (typeof availableFormats)[number];

/** Those that are a file rather than the song itself. */
export type FileFormat = Exclude<AvailableFormat, "json">;

/** A file format: its media type (RFC 6838) and the ending of its file names. */
export interface FileType {
  readonly mediaType: string;
  /** Other names under which clients ask for it. */
  readonly alsoKnownAs: readonly string[];
  readonly ending: string;
}

/** The file formats that are available. `audio/midi` is unregistered but what everybody uses. */
export const fileTypes: Readonly<Record<FileFormat, FileType>> = {
  midi: { mediaType: "audio/midi", alsoKnownAs: ["audio/x-midi", "audio/mid"], ending: "mid" },
  // Registered by the W3C; the unofficial name is older.
  musicxml: {
    mediaType: "application/vnd.recordare.musicxml+xml",
    alsoKnownAs: ["application/vnd.recordare.musicxml"],
    ending: "musicxml",
  },
};

/** Whether this service makes it today. */
export function isAvailable(format: OutputFormat): format is AvailableFormat {
  const available: readonly OutputFormat[] = availableFormats;
  return available.includes(format);
}

/** Every part, or the melody with chord symbols alone. */
export const scoreLayouts = ["full", "lead"] as const;
/** One of them. */
export type ScoreLayout = (typeof scoreLayouts)[number];

/** Sheet music as a picture: a file that songs can be answered as, but not inside of JSON. */
export const scoreType: FileType = { mediaType: "image/svg+xml", alsoKnownAs: [], ending: "svg" };
