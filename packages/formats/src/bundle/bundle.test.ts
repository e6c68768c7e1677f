import { composeSong } from "@music-brain/engine";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { exportFormats, exportReports, lossesIn } from "../loss/loss.ts";
import { readMidi } from "../midi/read.ts";
import { chordsText, songBundle } from "./bundle.ts";

const { song } = composeSong(
  { emotionalIntent: "joy", technical: { genre: "jazz", bars: 16, timeSignature: "4/4" } },
  42,
);
const exact = composeSong(
  { emotionalIntent: "joy", technical: { genre: "pop", bars: 8, humanize: 0 } },
  42,
).song;

test("a bundle has every form of the song, is read back, and is the same bytes each time", () => {
  const json = JSON.stringify({ song: { title: song.title } });
  const sound = Uint8Array.from({ length: 200_000 }, (_, at) => (at * at) % 251);
  const stems = zipSync({ "01 Melody.wav": sound, "02 Bass.wav": [new Uint8Array([1, 2, 3]), { level: 0 }] });
  const bytes = songBundle(song, { json, stems });
  expect(Buffer.from(songBundle(song, { json, stems })).equals(bytes)).toBe(true);
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual([
    ...["README.txt", "song.mid", "song.musicxml", "lead-sheet.musicxml"],
    ...["chords.txt", "song.json", "losses.txt", "stems/01 Melody.wav", "stems/02 Bass.wav"],
  ]);
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  expect(readMidi(files["song.mid"] ?? new Uint8Array()).piece.parts.length).toBeGreaterThan(2);
  expect(text("song.json")).toBe(json);
  expect(text("song.musicxml")).toContain("<score-partwise");
  expect(Buffer.from(files["stems/01 Melody.wav"] ?? "").equals(sound)).toBe(true);
  expect([...(files["stems/02 Bass.wav"] ?? [])]).toEqual([1, 2, 3]);
  const readme = text("README.txt");
  expect(readme).toContain(song.title);
  expect(readme).toContain(`bar 1:1  ${song.tempoBpm} BPM`);
  for (const { about } of song.reasons) expect(readme).toContain(`${about}: `);
  expect(readme).toContain("stems/ ");
  expect(Object.keys(unzipSync(songBundle(song, { json }))).join()).not.toContain("stems");
});

test("chords stand in their bars, four bars a line", () => {
  const [, first = ""] = chordsText(song).split("\n\n");
  const rows = first.split("\n").filter((line) => line.startsWith("|"));
  const [section] = song.sections;
  expect(rows.flatMap((row) => row.split("|").slice(1, -1))).toHaveLength(section?.bars ?? 0);
  expect(first).toContain(section?.chords[0]?.symbol);
  expect(first).toContain(section?.chords.map(({ numeral }) => numeral).join(" "));
});

test("what is lost is counted in the song: played loosely much, played exactly little", () => {
  const count = (of: typeof song, format: (typeof exportFormats)[number], what: string) =>
    lossesIn(of, format).find((loss) => loss.what === what)?.count ?? 0;
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
  const all = song.tracks.flatMap(({ notes }) => notes);
  expect(count(song, "audio", "notes")).toBe(all.length);
  expect(exportReports(song).map(({ format }) => format)).toEqual([...exportFormats]);
  for (const { losses } of exportReports(song))
    for (const { detail } of losses) expect(detail).toMatch(/\.$/);
});
