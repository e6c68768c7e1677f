/** What is lost when a song leaves in a format: counted in the song, since no two songs lose the same. */
import { type Role, type Song, TICKS_PER_QUARTER } from "@music-brain/engine";
import { markFor } from "../musicxml/directions.ts";
import { swingOf } from "../musicxml/swing.ts";
import { placed } from "../musicxml/written.ts";

/** What songs are exported as. */
export const exportFormats = ["json", "midi", "musicxml", "lead", "score", "audio"] as const;
/** One of them: "lead" is MusicXML of the melody with chord symbols, "score" sheet music. */
export type ExportFormat = (typeof exportFormats)[number];

/** Something that a format does not carry. */
export interface Loss {
  /** "timing", "loudness", "controls"… */
  readonly what: string;
  /** How many of them this song has. */
  readonly count: number;
  /** A sentence for people. */
  readonly detail: string;
}

/** What a song loses in a format; nothing where the list is empty. */
export interface ExportReport {
  readonly format: ExportFormat;
  readonly losses: readonly Loss[];
}

/** What a song loses in each format. @example lossesIn({ tracks: [], sections: [], reasons: [], production: [], tempoChanges: [], timeSignature: [4, 4] }, "json"); // [] */
export function lossesIn(song: Measured, format: ExportFormat): readonly Loss[] {
  const found = finders[format].flatMap((find) => find(song));
  return found.filter(({ count }) => count > 0);
}

/** The reports on a song, in every format. */
export function exportReports(song: Measured): readonly ExportReport[] {
  return exportFormats.map((format) => ({ format, losses: lossesIn(song, format) }));
}

type Measured = Pick<
  Song,
  "tracks" | "sections" | "reasons" | "production" | "tempoChanges" | "timeSignature"
>;
type Find = (song: Measured) => readonly Loss[];

const loss = (what: string, count: number, detail: (count: string) => string): readonly Loss[] => [
  { what, count, detail: detail(count.toLocaleString("en")) },
];

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

const origins: Find = ({ tracks, sections }) =>
  loss(
    "origins",
    sum(tracks.map(({ notes }) => notes.filter(({ origin }) => origin !== undefined).length)) +
      sum(sections.map(({ chords }) => chords.filter(({ origin }) => origin !== undefined).length)),
    (count) =>
      `Which rule or table each of ${count} notes and chords comes of; GET /songs/{id}/explanation says it.`,
  );

const reasons: Find = ({ reasons: all }) =>
  loss("reasons", all.length, (count) => `${count} decisions and why they were made.`);

const production: Find = ({ production: all }) =>
  loss("production", all.length, (count) => `${count} instructions for the mix and the players.`);

const chords: Find = ({ sections }) =>
  loss(
    "chords",
    sum(sections.map((section) => section.chords.length)),
    (count) => `${count} chord symbols and Roman numerals: only their notes sound.`,
  );

const numerals: Find = ({ sections }) =>
  loss(
    "numerals",
    sum(sections.map((section) => section.chords.length)),
    (count) => `The Roman numerals of ${count} chords; their symbols stay.`,
  );

const feelings: Find = ({ sections }) =>
  loss(
    "feelings",
    sections.length,
    (count) => `What each of ${count} sections feels like, its energy and tension.`,
  );

const sectionNames: Find = ({ sections }) =>
  loss("sections", sections.length, (count) => `The names and borders of ${count} sections.`);

/** Of tempi that a MIDI file says in whole microseconds. */
const roundedTempi: Find = ({ tempoChanges }) => {
  const off = tempoChanges.map(({ bpm }) => Math.abs(60e6 / Math.round(60e6 / bpm) - bpm));
  const most = Math.max(0, ...off);
  return loss(
    "tempo",
    off.filter((by) => by > 0.001).length,
    (count) =>
      `${count} tempi are rounded to whole microseconds a quarter, by at most ${most.toFixed(4)} BPM.`,
  );
};

interface Written {
  readonly moved: number;
  readonly mostMs: number;
  readonly merged: number;
}

/** Played notes beside their written places. */
function writtenOf({ tracks, timeSignature, tempoChanges }: Measured): Written {
  const swing = swingOf({ tracks, timeSignature });
  const slowest = Math.min(...tempoChanges.map(({ bpm }) => bpm), 1000);
  let moved = 0;
  let most = 0;
  let merged = 0;
  for (const { notes } of tracks) {
    const places = placed(notes, timeSignature, swing).notes;
    merged += notes.length - places.length;
    const written = Map.groupBy(places, ({ pitch }) => pitch);
    for (const { start, pitch } of notes) {
      const starts = written.get(pitch) ?? [];
      const off = Math.min(...starts.map((place) => Math.abs(place.start - start)));
      if (!Number.isFinite(off) || off === 0) continue;
      moved++;
      most = Math.max(most, off);
    }
  }
  return { moved, mostMs: Math.round((most * 60_000) / (slowest * TICKS_PER_QUARTER)), merged };
}

const timing: Find = (song) => {
  const { moved, mostMs, merged } = writtenOf(song);
  const swing = swingOf(song);
  return [
    ...loss(
      "timing",
      moved,
      (count) =>
        `${count} notes are written where they belong, up to ${mostMs} ms from where they are played.`,
    ),
    ...loss(
      "flams",
      merged,
      (count) => `${count} notes fall together with another of their pitch and are one with it.`,
    ),
    ...loss(
      "swing",
      swing === undefined ? 0 : 1,
      () => "Swing is written straight, with a word over the staff.",
    ),
  ];
};

const loudness: Find = ({ tracks }) => {
  const velocities = new Set(tracks.flatMap(({ notes }) => notes.map(({ velocity }) => velocity)));
  const marks = new Set([...velocities].map(markFor));
  return loss(
    "loudness",
    velocities.size > marks.size ? sum(tracks.map(({ notes }) => notes.length)) : 0,
    (count) => `${velocities.size} levels of loudness of ${count} notes become dynamic marks of sections.`,
  );
};

/** What each controller says, as people call it (MIDI 1.0). */
const CONTROLLERS: Readonly<Record<number, string>> = {
  1: "vibrato",
  7: "volume",
  10: "pan",
  11: "expression",
  64: "sustain pedal",
  73: "attack",
  91: "reverb",
};

const controls: Find = ({ tracks }) => {
  const all = tracks.flatMap((track) => track.controls);
  const names = [
    ...new Set(all.map(({ controller }) => CONTROLLERS[controller] ?? `controller ${controller}`)),
  ];
  return loss("controls", all.length, (count) => `${count} changes of ${names.join(", ")}.`);
};

const others: Find = ({ tracks }) => {
  const melody: Role | undefined = tracks.find(({ role }) => role === "melody")?.role;
  const left = tracks.filter(({ role, notes }) => role !== (melody ?? tracks[0]?.role) && notes.length > 0);
  return loss(
    "tracks",
    sum(left.map(({ notes }) => notes.length)),
    (count) => `${count} notes of ${left.map(({ role }) => role).join(", ")}; their chords stand as symbols.`,
  );
};

const playedTempi: Find = ({ tempoChanges }) =>
  loss(
    "tempo",
    Math.max(0, tempoChanges.length - 1),
    (count) => `${count} changes of tempo, but for a word where it slows down.`,
  );

const notes: Find = ({ tracks }) =>
  loss(
    "notes",
    sum(tracks.map((track) => track.notes.length)),
    (count) => `${count} notes as notes: what is heard cannot be edited any more.`,
  );

const onPaper: readonly Find[] = [timing, loudness, controls];
const sheet: readonly Find[] = [...onPaper, playedTempi];
const explained: readonly Find[] = [feelings, reasons, production, origins];

const finders: Readonly<Record<ExportFormat, readonly Find[]>> = {
  json: [origins],
  midi: [roundedTempi, chords, ...explained],
  musicxml: [...onPaper, numerals, ...explained],
  lead: [others, ...onPaper, numerals, ...explained],
  score: [...sheet, numerals, ...explained],
  audio: [notes, chords, sectionNames, ...explained],
};
