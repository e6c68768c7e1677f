import { composeSong, TICKS_PER_QUARTER } from "@music-brain/engine";
import { expect, test } from "vitest";
import { readMidi } from "../midi/read.ts";
import { songToMidi } from "../midi/write.ts";
import { songToMusicXml } from "../musicxml/write.ts";
import { type ExportFormat, exportFormats, exportReports, lossesIn } from "./loss.ts";

const make = (genre: string, more: object = {}) =>
  composeSong({ emotionalIntent: "joy", technical: { genre, bars: 16, timeSignature: "4/4", ...more } }, 42)
    .song;
const song = make("jazz");
const exact = make("pop", { humanize: 0 });
const count = (of: typeof song, format: ExportFormat, what: string) =>
  lossesIn(of, format).find((loss) => loss.what === what)?.count ?? 0;

test("what is lost is counted in the song: played loosely much, played exactly little", () => {
  expect(count(song, "musicxml", "timing")).toBeGreaterThan(50);
  expect(count(exact, "musicxml", "timing")).toBeLessThan(count(song, "musicxml", "timing") / 5);
  expect(count(song, "midi", "timing")).toBe(0);
  expect(count(song, "midi", "reasons")).toBe(song.reasons.length);
  expect(count({ ...song, reasons: [] }, "midi", "reasons")).toBe(0);
  expect(count(song, "midi", "chords")).toBe(song.sections.flatMap(({ chords }) => chords).length);
  expect(count(song, "musicxml", "chords")).toBe(0);
  const others = song.tracks.filter(({ role }) => role !== "melody").flatMap(({ notes }) => notes);
  expect(count(song, "lead", "tracks")).toBe(others.length);
  expect(count(song, "musicxml", "controls")).toBe(song.tracks.flatMap(({ controls }) => controls).length);
  const melody = song.tracks.find(({ role }) => role === "melody");
  expect(count(song, "lead", "controls")).toBe(melody?.controls.length);
  expect(count(song, "lead", "timing")).toBeLessThanOrEqual(melody?.notes.length ?? 0);
  expect(count(song, "wav", "notes")).toBe(song.tracks.flatMap(({ notes }) => notes).length);
  expect(count(song, "wav", "tracks")).toBe(song.tracks.length);
  expect(count(song, "stems", "tracks")).toBe(0);
  expect(count(song, "loop", "rest")).toBe(song.sections.length - 1);
  expect(exportReports(song).map(({ format }) => format)).toEqual([...exportFormats]);
});

test("sentences end, and name no address of a service, which may not be where the file is", () => {
  for (const { losses } of exportReports(song))
    for (const { detail } of losses) {
      expect(detail).toMatch(/\.$/);
      expect(detail).not.toMatch(/GET |POST |\/songs/);
    }
});

/** The written notes of a file of MusicXML, each once though it is tied: velocity, and length in ticks. */
function notesIn(xml: string) {
  return [...xml.matchAll(/<note dynamics="([\d.]+)">(.*?)<\/note>/gsu)].map(([, dynamics, body = ""]) => ({
    velocity: Math.round(Number(dynamics) * 0.9),
    isGoneOn: body.includes('<tie type="stop"/>'),
    length: Number(/<duration>(\d+)/u.exec(body)?.[1]),
  }));
}

const tally = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other).reduce((text, value) => `${text} ${value}`, "");

test.each(["full", "lead"] as const)(
  "MusicXML (%s) keeps the velocity of every note but what is said to be lost",
  (layout) => {
    const format = layout === "full" ? "musicxml" : "lead";
    for (const one of [song, exact, make("folk")]) {
      const xml = songToMusicXml(one, layout);
      expect(xml).not.toContain("<repeat");
      const written = notesIn(xml).filter(({ isGoneOn }) => !isGoneOn);
      const shown = one.tracks.filter(({ role }) => layout === "full" || role === "melody");
      const played = shown.flatMap(({ notes }) => notes);
      expect(count(one, format, "loudness")).toBe(0);
      expect(played.length - written.length).toBe(count(one, format, "flams"));
      const levels = new Set(played.map(({ velocity }) => velocity));
      for (const { velocity } of written) expect(levels.has(velocity)).toBe(true);
      if (one !== exact) continue;
      expect(written.length).toBe(played.length);
      expect(tally(written.map(({ velocity }) => velocity))).toBe(
        tally(played.map(({ velocity }) => velocity)),
      );
    }
  },
);

test("bars that are written once and played again lose the loudness and the tempi of the second time", () => {
  const bar = 4 * TICKS_PER_QUARTER;
  const [section] = exact.sections;
  const [track] = exact.tracks;
  if (section === undefined || track === undefined) throw new Error("a song has a section and a track");
  const note = { duration: 480, pitch: 60 };
  const chord = { start: 0, duration: bar, numeral: "I", symbol: "C", root: 0, bass: 0, tones: [0, 4, 7] };
  const twice = {
    ...exact,
    totalBars: 2,
    timeSignature: [4, 4] as const,
    tempoBpm: 100,
    tempoChanges: [
      { tick: 0, bpm: 100 },
      { tick: bar + 960, bpm: 99 },
    ],
    sections: [
      { ...section, name: "verse 1", startBar: 0, bars: 1, chords: [chord] },
      { ...section, name: "verse 2", startBar: 1, bars: 1, chords: [{ ...chord, start: bar }] },
    ],
    tracks: [
      {
        ...track,
        notes: [0, 480, 960, 1440, bar, bar + 480, bar + 960, bar + 1440].map((start) => ({
          ...note,
          start,
          velocity: start === bar + 480 ? 99 : 80,
        })),
      },
    ],
  };
  const xml = songToMusicXml(twice);
  expect(xml).toContain("<repeat");
  expect(notesIn(xml)).toHaveLength(4);
  expect(count(twice, "musicxml", "loudness")).toBe(1);
  expect(count(twice, "musicxml", "tempo")).toBe(1);
  expect([...xml.matchAll(/tempo="/gu)]).toHaveLength(1);
  expect(count(twice, "score", "tempo")).toBe(1);
});

test("MIDI has every note, as long and as loud, but those that are said to share a key", () => {
  const [track] = exact.tracks;
  if (track === undefined) throw new Error("a song has a track");
  const shared = [
    { start: 0, duration: 960, pitch: 60, velocity: 80 },
    { start: 480, duration: 480, pitch: 60, velocity: 70 },
    { start: 480, duration: 240, pitch: 60, velocity: 90 },
    { start: 960, duration: 480, pitch: 64, velocity: 60 },
  ];
  const one = { ...exact, tracks: [{ ...track, notes: shared, controls: [] }] };
  expect([count(one, "midi", "flams"), count(one, "midi", "lengths")]).toEqual([1, 1]);
  const read = readMidi(songToMidi(one)).piece.parts.flatMap(({ notes }) => notes);
  expect(read.map(({ start, duration, velocity }) => [start, duration, velocity])).toEqual([
    [0, 480, 80],
    [480, 480, 90],
    [960, 480, 60],
  ]);
  const whole = readMidi(songToMidi(song)).piece.parts.flatMap(({ notes }) => notes);
  const played = song.tracks.flatMap(({ notes }) => notes);
  expect(whole.length).toBe(played.length - count(song, "midi", "flams"));
  const cut = count(song, "midi", "lengths") + count(song, "midi", "flams");
  const total = (notes: readonly { readonly duration: number }[]) =>
    notes.reduce((sum, { duration }) => sum + duration, 0);
  if (cut === 0) expect(total(whole)).toBe(total(played));
  else expect(total(whole)).toBeLessThan(total(played));
});

test("a key is named in the file where nothing is said to be lost of it", () => {
  const inMode = (mode: "major" | "dorian") => ({
    ...exact,
    key: { tonic: "D", mode } as const,
    sections: exact.sections.map((section) => ({ ...section, key: { tonic: "D", mode } as const })),
  });
  expect([count(inMode("major"), "midi", "mode"), count(inMode("dorian"), "midi", "mode")]).toEqual([0, 1]);
  expect(count(inMode("dorian"), "midi", "keys")).toBe(0);
  expect(songToMusicXml(inMode("major"))).not.toContain("<mode>");
  expect(count(inMode("major"), "musicxml", "keys")).toBe(1);
});
