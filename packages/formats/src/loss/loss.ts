/** What is lost when a song leaves in a format: counted in the song, since no two songs lose the same. */
import { programNames, type Song } from "@music-brain/engine";
import { soundingParts } from "../midi/sounding.ts";
import { markFor } from "../musicxml/directions.ts";
import type { ScoreLayout } from "../musicxml/write.ts";
import { onPaper } from "./on-paper.ts";

/** What songs are exported as. */
export const exportFormats = [
  ...(["json", "midi", "musicxml", "lead", "score", "lead-score"] as const),
  ...(["wav", "mp3", "ogg", "stems", "loop"] as const),
] as const;
/**
 * One of them: "lead" is MusicXML of the melody with chord symbols, "score" and "lead-score" are sheet music as a picture, "stems" is an
 * archive of the tracks as sound, "loop" one section as sound.
 */
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

/** What a song loses in a format. */
export function lossesIn(song: Song, format: ExportFormat): readonly Loss[] {
  const found = finders[format].flatMap((find) => find(song));
  return found.filter(({ count }) => count > 0);
}

/** The reports on a song, in every format. */
export function exportReports(song: Song): readonly ExportReport[] {
  return exportFormats.map((format) => ({ format, losses: lossesIn(song, format) }));
}

type Find = (song: Song) => readonly Loss[];

const loss = (what: string, count: number, detail: (count: string) => string): readonly Loss[] => [
  { what, count, detail: detail(count.toLocaleString("en")) },
];

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
const notesOf = (tracks: Song["tracks"]) => sum(tracks.map(({ notes }) => notes.length));

const origins: Find = ({ tracks, sections }) =>
  loss(
    "origins",
    sum(tracks.map(({ notes }) => notes.filter(({ origin }) => origin !== undefined).length)) +
      sum(sections.map(({ chords }) => chords.filter(({ origin }) => origin !== undefined).length)),
    (count) => `Which rule or table each of ${count} notes and chords comes of.`,
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
    (count) =>
      `The genre and the feeling of the song, and what each of ${count} sections is for: its energy and tension, and what happens in it.`,
  );

const sectionNames: Find = ({ sections }) =>
  loss("sections", sections.length, (count) => `The names and borders of ${count} sections.`);

/** MIDI names one key, by its accidentals and as major or minor. */
const laterKeys: Find = ({ key, sections }) => [
  ...loss(
    "keys",
    sections.filter((section) => section.key.tonic !== key.tonic || section.key.mode !== key.mode).length,
    (count) => `The keys of ${count} sections that are not in the key of the song.`,
  ),
  ...loss(
    "mode",
    key.mode === "major" || key.mode === "minor" ? 0 : 1,
    () =>
      `That the mode is ${key.mode}: the file has the accidentals of the key, as of a major or minor one.`,
  ),
];

/** A score has key signatures, which several keys share. */
const keyNames: Find = ({ sections }) =>
  loss(
    "keys",
    new Set(sections.map(({ key }) => `${key.tonic} ${key.mode}`)).size,
    (count) => `What the keys are called, ${count} in all: only their signatures stand there.`,
  );

/** Of tempi that a MIDI file says in whole microseconds. */
const roundedTempi: Find = ({ tempoChanges }) => {
  const off = tempoChanges.map(({ bpm }) => Math.abs(60e6 / Math.round(60e6 / bpm) - bpm));
  const most = Math.max(0, ...off);
  return loss(
    "tempo",
    off.filter((by) => by > 0.00005).length,
    (count) =>
      `${count} tempi are rounded to whole microseconds a quarter, by at most ${most.toFixed(4)} BPM.`,
  );
};

/** A MIDI channel has one key for each pitch. */
const sharedKeys: Find = ({ tracks }) => {
  const all = soundingParts(tracks).flatMap(({ track, notes }) =>
    notes.map(({ start, end }, index) => ({
      length: end - start,
      duration: track.notes[index]?.duration ?? 0,
    })),
  );
  return [
    ...loss(
      "flams",
      all.filter(({ length }) => length === 0).length,
      (count) => `${count} notes begin together with another of their pitch and channel and are one with it.`,
    ),
    ...loss(
      "lengths",
      all.filter(({ length, duration }) => length > 0 && length < duration).length,
      (count) => `${count} notes end sooner, where their pitch is struck again on their channel.`,
    ),
  ];
};

/** What is written otherwise than it is played. */
function writing(layout: ScoreLayout): Find {
  return (song) => {
    const paper = onPaper(song, layout);
    if (paper === undefined) return [];
    const { moved, mostMs, lengthened, merged, swings } = paper;
    return [
      ...loss(
        "timing",
        moved,
        (count) =>
          `${count} notes are written where they belong, up to ${mostMs} ms from where they are played.`,
      ),
      ...loss(
        "lengths",
        lengthened,
        (count) => `${count} notes are written in plain note values, not as long as they are held.`,
      ),
      ...loss(
        "flams",
        merged,
        (count) => `${count} notes fall together with another of their pitch and are one with it.`,
      ),
      ...loss("swing", swings ? 1 : 0, () => "Swing is written straight, with a word over the staff."),
      ...controls(paper.shown),
    ];
  };
}

/** What a file of MusicXML has of its repeated bars: each note's velocity and each tempo of the first time. */
function repeats(layout: ScoreLayout): Find {
  return (song) => {
    const { repeatedLouder = 0, repeatedTempi = 0 } = onPaper(song, layout) ?? {};
    return [
      ...loss(
        "loudness",
        repeatedLouder,
        (count) =>
          `${count} notes of repeated bars are as loud as the first time; all others keep their velocity.`,
      ),
      ...loss(
        "tempo",
        repeatedTempi,
        (count) => `${count} changes of tempo in repeated bars; all others are in the file.`,
      ),
    ];
  };
}

/** On paper one sign says how loud a part is in a section. */
const drawnLoudness = (tracks: Song["tracks"]): readonly Loss[] => {
  const velocities = new Set(tracks.flatMap(({ notes }) => notes.map(({ velocity }) => velocity)));
  const marks = new Set([...velocities].map(markFor));
  return loss(
    "loudness",
    velocities.size > marks.size ? notesOf(tracks) : 0,
    (count) =>
      `${velocities.size} levels of loudness of ${count} notes: one dynamic mark stands for a part in a section.`,
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

function controls(tracks: Song["tracks"]): readonly Loss[] {
  const all = tracks.flatMap((track) => track.controls);
  const names = [
    ...new Set(all.map(({ controller }) => CONTROLLERS[controller] ?? `controller ${controller}`)),
  ];
  return loss("controls", all.length, (count) => `${count} changes of ${names.join(", ")}.`);
}

const others: Find = (song) => {
  const shown = onPaper(song, "lead")?.shown ?? [];
  const left = song.tracks.filter((track) => !shown.includes(track) && track.notes.length > 0);
  return loss(
    "tracks",
    notesOf(left),
    (count) => `${count} notes of ${left.map(({ role }) => role).join(", ")}; their chords stand as symbols.`,
  );
};

const drawnTempi: Find = ({ tempoChanges }) =>
  loss(
    "tempo",
    Math.max(0, tempoChanges.length - 1),
    (count) => `${count} changes of tempo, but for a word where it slows down or quickens.`,
  );

const instruments = (tracks: Song["tracks"]): readonly Loss[] => {
  const names = tracks
    .filter(({ role }) => role !== "drums")
    .map(({ program }) => programNames[program] ?? `program ${program + 1}`);
  return loss("instruments", names.length, () => `What the parts are played on: ${names.join(", ")}.`);
};

/** What is not in a picture of what a layout shows. */
function picture(layout: ScoreLayout): Find {
  return (song) => {
    const shown = onPaper(song, layout)?.shown ?? [];
    return [
      ...loss(
        "notes",
        notesOf(shown),
        (count) => `${count} notes as notes: a picture cannot be played or edited.`,
      ),
      ...drawnLoudness(shown),
      ...drawnTempi(song),
      ...instruments(shown),
    ];
  };
}

const heardNotes: Find = ({ tracks }) =>
  loss(
    "notes",
    notesOf(tracks),
    (count) => `${count} notes as notes: what is heard cannot be edited any more.`,
  );

const heardFrame: Find = ({ tempoChanges }) =>
  loss(
    "frame",
    tempoChanges.length,
    (count) => `The key, the metre and ${count} tempi as such, and the title but for the file's name.`,
  );

const mixed: Find = ({ tracks }) =>
  loss("tracks", tracks.length, (count) => `${count} tracks one by one: they are mixed.`);

/** @param coding "MP3 at 192 kbit/s" */
const coded =
  (coding: string): Find =>
  () =>
    loss("sound", 1, () => `What ${coding} leaves out of the sound, which is hardly heard.`);

const unlimited: Find = ({ tracks }) =>
  loss(
    "level",
    tracks.length,
    (count) =>
      `The limiting of the mix: ${count} tracks together are the mix before it, softer than the song's own sound file where that is limited.`,
  );

const rest: Find = ({ sections }) =>
  loss(
    "rest",
    Math.max(0, sections.length - 1),
    (count) =>
      `${count} other sections, and what rings into this one from before: its own end rings into its beginning.`,
  );

const explained: readonly Find[] = [feelings, reasons, production, origins];
const heard: readonly Find[] = [heardNotes, heardFrame, chords, sectionNames, ...explained];

const finders: Readonly<Record<ExportFormat, readonly Find[]>> = {
  json: [origins],
  midi: [roundedTempi, sharedKeys, laterKeys, chords, ...explained],
  musicxml: [writing("full"), repeats("full"), keyNames, numerals, ...explained],
  lead: [others, writing("lead"), repeats("lead"), keyNames, numerals, ...explained],
  score: [picture("full"), writing("full"), keyNames, numerals, ...explained],
  "lead-score": [others, picture("lead"), writing("lead"), keyNames, numerals, ...explained],
  wav: [mixed, ...heard],
  mp3: [mixed, coded("MP3 at 192 kbit/s"), ...heard],
  ogg: [mixed, coded("Ogg Vorbis at about 160 kbit/s"), ...heard],
  stems: [unlimited, ...heard],
  loop: [rest, mixed, ...heard],
};
