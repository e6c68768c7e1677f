import { composeSong, programNames } from "@music-brain/engine";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readMidi } from "../midi/read.ts";
import { chordsText, songBundle } from "./bundle.ts";

const { song } = composeSong(
  { emotionalIntent: "joy", technical: { genre: "jazz", bars: 16, timeSignature: "4/4" } },
  42,
);

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
  expect(readme).toContain("their sum is the mix before it is limited");
  const [melody] = song.tracks;
  expect(readme).toContain(
    `channel 1  Melody: ${programNames[melody?.program ?? -1]} (General MIDI ${(melody?.program ?? 0) + 1})`,
  );
  expect(readme).toContain("channel 10  Drums: General MIDI drum kit ");
  const headings = [...text("losses.txt").matchAll(/^(?!What|- ).+$/gm)].map(([line]) => line);
  expect(headings).toEqual(["song.mid", "song.musicxml", "lead-sheet.musicxml", "song.json", "stems/"]);
  expect(Object.keys(unzipSync(songBundle(song, { json }))).join()).not.toContain("stems");
});

test("chords and their numerals stand in their bars, four bars a line", () => {
  const [, first = ""] = chordsText(song).split("\n\n");
  const rows = first.split("\n").filter((line) => line.startsWith("|"));
  const [section] = song.sections;
  expect(rows.flatMap((row) => row.split("|").slice(1, -1))).toHaveLength(2 * (section?.bars ?? 0));
  expect(first.split("\n").filter((line) => line !== "" && !line.startsWith("|"))).toHaveLength(1);
  expect(first).toContain(section?.chords[0]?.symbol);
  const cells = (row: string | undefined) =>
    (row ?? "")
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [symbols, numerals] = [cells(rows[0]), cells(rows[1])];
  const [chord] = section?.chords ?? [];
  expect([symbols[0]?.split(" ")[0], numerals[0]?.split(" ")[0]]).toEqual([chord?.symbol, chord?.numeral]);
  for (const [index, bar] of symbols.entries())
    expect(numerals[index]?.split(" ")).toHaveLength(bar.split(" ").length);
});
