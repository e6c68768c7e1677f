/** What a song can be answered as. */

/** The formats that are written: a song as somebody reads or plays it. */
export const writtenFormats = ["midi", "musicxml"] as const;
/** One of them. */
export type WrittenFormat = (typeof writtenFormats)[number];

/** The formats that are heard. */
export const soundFormats = ["wav", "mp3", "ogg"] as const;
/** One of them. */
export type SoundFileFormat = (typeof soundFormats)[number];

/** Every format of the contract. */
export const outputFormats = ["json", ...writtenFormats, ...soundFormats] as const;
/** One of them. */
export type OutputFormat = (typeof outputFormats)[number];

/** Those that are a file rather than the song itself. */
export type FileFormat = Exclude<OutputFormat, "json">;

/** A file format: its media type (RFC 6838) and the ending of its file names. */
export interface FileType {
  readonly mediaType: string;
  /** Other names under which clients ask for it. */
  readonly alsoKnownAs: readonly string[];
  readonly ending: string;
}

/** The file formats. `audio/midi` and `audio/wav` are unregistered but what everybody uses. */
export const fileTypes: Readonly<Record<FileFormat, FileType>> = {
  midi: { mediaType: "audio/midi", alsoKnownAs: ["audio/x-midi", "audio/mid"], ending: "mid" },
  // Registered by the W3C; the unofficial name is older.
  musicxml: {
    mediaType: "application/vnd.recordare.musicxml+xml",
    alsoKnownAs: ["application/vnd.recordare.musicxml"],
    ending: "musicxml",
  },
  wav: {
    mediaType: "audio/wav",
    alsoKnownAs: ["audio/x-wav", "audio/wave", "audio/vnd.wave"],
    ending: "wav",
  },
  mp3: { mediaType: "audio/mpeg", alsoKnownAs: ["audio/mp3"], ending: "mp3" },
  ogg: { mediaType: "audio/ogg", alsoKnownAs: ["application/ogg"], ending: "ogg" },
};

/** Whether it takes rendering. */
export function isSound(format: OutputFormat): format is SoundFileFormat {
  const sounds: readonly OutputFormat[] = soundFormats;
  return sounds.includes(format);
}

/** Every part, or the melody with chord symbols alone. */
export const scoreLayouts = ["full", "lead"] as const;
/** One of them. */
export type ScoreLayout = (typeof scoreLayouts)[number];

/** Sheet music as a picture: a file that songs can be answered as, but not inside of JSON. */
export const scoreType: FileType = { mediaType: "image/svg+xml", alsoKnownAs: [], ending: "svg" };
