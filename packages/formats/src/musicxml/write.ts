/** A song as MusicXML 4.0: a full score, or a lead sheet. */
import type { Song, Track } from "@music-brain/engine";
import { type Part, partOf } from "./part.ts";
import { partList } from "./part-list.ts";
import { pickupOf } from "./pickup.ts";
import { type ScoreBar, scoreBars } from "./score-bars.ts";
import { type Swing, swingOf } from "./swing.ts";
import { element, leaf, plain } from "./xml.ts";

/** Every part, or the melody with chord symbols alone. */
export type ScoreLayout = "full" | "lead";

const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" "http://www.musicxml.org/dtds/partwise.dtd">
`;

/**
 * The text of a MusicXML 4.0 file, in concert pitch. The same song gives the same text.
 *
 * - Rhythm: each beat of a part is written in the simplest division that its onsets ask for (sixteenths, triplets,
 *   thirty-seconds); swing is found, written straight and marked. Where two notes of one pitch fall together they are one.
 * - Length: a note is written up to the next one where it fills most of the way; staccato where it is played under half.
 * - Voices: two to a staff, keyboards on two staves; drums with hands up and feet down.
 * - Spelling: as the chord has it, then the key; see `spelling.ts`. A chord whose name would need many accidentals is written by
 *   its other one; see `written-chord.ts`.
 * - Sections are rehearsal marks between double bar lines; neighbours that are written alike in every part are one section with
 *   repeat signs, and with two endings where their last bars differ; see `passages.ts`.
 * - Dynamics stand where a part begins to play in a section; "rit." and "accel." where the tempo goes on falling or rising.
 * - A first bar of which the first half or more is silent in all parts is a pickup.
 *
 * @throws RangeError where a chord symbol is none, or the song has no notes to write
 */
export function songToMusicXml(song: Song, layout: ScoreLayout = "full"): string {
  return songOnPaper(song, layout).musicXml;
}

/** A song on paper, and what of the song its bars and staves are. */
export interface SongOnPaper {
  readonly musicXml: string;
  readonly bars: readonly Pick<ScoreBar, "number" | "played">[];
  /** The role of the track that each staff is of, from the top. */
  readonly staves: readonly Track["role"][];
}

/** The same as {@link songToMusicXml}, for who has to find the way back. @throws as it */
export function songOnPaper(song: Song, layout: ScoreLayout): SongOnPaper {
  const { parts, bars } = laidOut(song, layout);
  const musicXml = `${HEAD}${element("score-partwise", { version: "4.0" }, [
    "\n",
    plain("work", leaf("work-title", song.title)),
    "\n",
    identification(song),
    "\n",
    plain("defaults", plain("concert-score")),
    "\n",
    partList(parts),
    ...parts.map((part, index) => writePart(part, bars, index)),
    "\n",
  ])}\n`;
  return { musicXml, bars, staves: parts.flatMap(({ track, staves }) => staves.map(() => track.role)) };
}

/** A song in parts and bars, before it is text. */
export interface LaidOut {
  readonly parts: readonly Part[];
  readonly bars: readonly ScoreBar[];
  /** Undefined where it is played straight. */
  readonly swing: Swing | undefined;
}

/** What of a song is written, and where. @throws as {@link songToMusicXml} */
export function laidOut(song: Song, layout: ScoreLayout): LaidOut {
  const swing = swingOf(song);
  const tracks = tracksOf(song, layout);
  const pickup = pickupOf(tracks, song.timeSignature);
  const parts = tracks.map((track, index) => partOf(track, index + 1, song, swing, pickup));
  return { parts, bars: scoreBars(song, parts, swing, pickup), swing };
}

/** The tracks that a layout shows: those with notes. */
function tracksOf({ tracks, title }: Song, layout: ScoreLayout): readonly Track[] {
  const sounding = tracks.filter(({ notes }) => notes.length > 0);
  const shown =
    layout === "full"
      ? sounding
      : [
          sounding.find(({ role }) => role === "melody") ?? sounding.find(({ role }) => role !== "drums"),
        ].filter((track) => track !== undefined);
  if (shown.length === 0) throw new RangeError(`"${title}" has no notes that could be written`);
  return shown;
}

function identification({ engineVersion, seed }: Song): string {
  return plain("identification", [
    leaf("creator", "Music Brain", { type: "composer" }),
    plain("encoding", [
      leaf("software", `Music Brain ${engineVersion}, seed ${seed}`),
      ...["accidental", "beam", "stem"].map((name) => element("supports", { element: name, type: "yes" })),
    ]),
  ]);
}

function writePart(part: Part, bars: readonly ScoreBar[], index: number): string {
  const measures = bars.map(
    ({ number, implicit, contents }) =>
      `\n${element("measure", { number, implicit: implicit ? "yes" : undefined }, contents[index] ?? "")}`,
  );
  return `\n${element("part", { id: part.id }, [...measures, "\n"])}`;
}
