import { composeSong, pieceOf, type Song } from "@music-brain/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_NOTES, readMidi } from "./read.ts";
import { type MidiFault, MidiReadError } from "./read-error.ts";
import { readBack } from "./testing/read-back.ts";
import { songToMidi } from "./write.ts";

const songs = [
  composeSong({ emotionalIntent: "grief" }, 1).song,
  composeSong({ emotionalIntent: "wild joy", technical: { genre: "jazz", timeSignature: "3/4" } }, 2).song,
];

function chunk(name: string, content: readonly number[], length = content.length): number[] {
  return [
    ...name.split("").map((letter) => letter.charCodeAt(0)),
    ...[24, 16, 8, 0].map((shift) => (length >>> shift) & 0xff),
    ...content,
  ];
}

const header = (format: number, tracks: number, division: number, length?: number) =>
  chunk("MThd", [0, format, 0, tracks, division >> 8, division & 0xff], length);
const file = (...chunks: readonly number[][]) => Uint8Array.from(chunks.flat());
const END = [0, 0xff, 0x2f, 0];
/** A quarter note at 96 ticks to the quarter. */
const quarter = (pitch: number, delta = 0) => [delta, 0x90, pitch, 80, 96, 0x80, pitch, 64];

const notesOf = (bytes: Uint8Array) => readMidi(bytes).piece.parts.flatMap(({ notes }) => notes);

function faultOf(bytes: Uint8Array): MidiFault | undefined {
  try {
    readMidi(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof MidiReadError) return error.fault;
    throw error;
  }
}

describe("a song of ours", () => {
  test.each(songs.map((song): [string, Song] => [song.title, song]))(
    "%s comes back: notes, tempo and metre",
    (_title, song) => {
      const { format, notices, piece } = readMidi(songToMidi(song));
      expect([format, notices]).toEqual([1, []]);
      const sent = pieceOf(song);
      expect(piece.metreChanges).toEqual(sent.metreChanges);
      expect(piece.tempoChanges.length).toBeGreaterThan(0);
      piece.parts.forEach((part, index) => {
        const starts = new Set(sent.parts[index]?.notes.map(({ start, pitch }) => `${start} ${pitch}`));
        expect(part.notes.map(({ start, pitch }) => `${start} ${pitch}`)).toEqual([...starts]);
      });
      expect(piece.parts.map(({ percussion, program }) => [percussion, program])).toEqual(
        sent.parts.map(({ percussion, program }) => [percussion, program]),
      );
    },
  );

  test("an independent reader finds as many notes", () => {
    for (const song of songs) {
      const bytes = songToMidi(song);
      const others = readBack(bytes)
        .tracks.flat()
        .filter(({ event }) => event.type === "noteOn");
      expect(notesOf(bytes).length).toBe(others.length);
    }
  });
});

describe("the three types", () => {
  const tracks = [chunk("MTrk", [...quarter(60), ...END]), chunk("MTrk", [...quarter(64), ...END])];

  test("type 0 has one track, by channels", () => {
    const events = [0, 0x90, 60, 80, 0, 0x99, 36, 80, 96, 0x80, 60, 0, 0, 0x89, 36, 0, ...END];
    const { piece } = readMidi(file(header(0, 1, 96), chunk("MTrk", events)));
    expect(piece.parts.map(({ percussion }) => percussion)).toEqual([false, true]);
  });

  test("tracks of type 1 sound together, those of type 2 one after another from bar lines on", () => {
    expect(notesOf(file(header(1, 2, 96), ...tracks)).map(({ start }) => start)).toEqual([0, 0]);
    expect(notesOf(file(header(2, 2, 96), ...tracks)).map(({ start }) => start)).toEqual([0, 1920]);
  });
});

describe("what files do", () => {
  test("running status, and note-ons without velocity that end notes", () => {
    const events = [0, 0x90, 60, 80, 96, 60, 0, 0, 62, 80, 96, 62, 0, ...END];
    expect(notesOf(file(header(0, 1, 96), chunk("MTrk", events)))).toEqual([
      { start: 0, duration: 480, pitch: 60, velocity: 80 },
      { start: 480, duration: 480, pitch: 62, velocity: 80 },
    ]);
  });

  test("ticks that are parts of a second: 25 frames of 40 are milliseconds, and half a second a quarter", () => {
    const events = [0, 0x90, 60, 80, 0x83, 0x74, 0x80, 60, 0, ...END];
    const bytes = file(header(0, 1, ((0x100 - 25) << 8) | 40), chunk("MTrk", events));
    expect(notesOf(bytes)).toEqual([{ start: 0, duration: 480, pitch: 60, velocity: 80 }]);
  });

  test("tempo changes, metres and the first key signature, wherever they stand", () => {
    const meta = [
      [0, 0xff, 0x51, 3, 0x07, 0xa1, 0x20],
      [0, 0xff, 0x58, 4, 6, 3, 36, 8],
      [0, 0xff, 0x59, 2, 0xfd, 1],
      [96, 0xff, 0x51, 3, 0x0f, 0x42, 0x40],
    ].flat();
    const { piece } = readMidi(
      file(header(1, 2, 96), chunk("MTrk", [...meta, ...END]), chunk("MTrk", [...quarter(60), ...END])),
    );
    expect(piece.tempoChanges).toEqual([
      { tick: 0, bpm: 120 },
      { tick: 480, bpm: 60 },
    ]);
    expect(piece.metreChanges).toEqual([{ tick: 0, beats: 6, unit: 8 }]);
    expect(piece.writtenKey).toEqual({ accidentals: -3, minor: true });
  });

  test("notes that never end do so with their track", () => {
    expect(notesOf(file(header(0, 1, 96), chunk("MTrk", [0, 0x90, 60, 80, 96, 0xff, 0x2f, 0])))).toEqual([
      { start: 0, duration: 480, pitch: 60, velocity: 80 },
    ]);
  });

  test("other chunks, and bytes before the file, are passed over", () => {
    const inside = [
      ...header(0, 1, 96),
      ...chunk("XFIH", [1, 2, 3]),
      ...chunk("MTrk", [...quarter(60), ...END]),
    ];
    expect(notesOf(Uint8Array.from([...chunk("RIFF", [1, 2, 3, 4]), ...inside])).length).toBe(1);
  });
});

describe("what is wrong with a file", () => {
  const track = [...quarter(60), ...quarter(62), ...END];

  test.each([
    ["text", new TextEncoder().encode("hello"), "not_midi"],
    ["nothing", new Uint8Array(0), "not_midi"],
    ["half a header", file(header(0, 1, 96)).subarray(0, 11), "broken_header"],
    ["no ticks to the quarter", file(header(0, 1, 0), chunk("MTrk", track)), "broken_header"],
    ["no ticks to the second", file(header(0, 1, 0xe700), chunk("MTrk", track)), "broken_header"],
    ["no tracks", file(header(0, 0, 96)), "no_notes"],
    ["no notes", file(header(0, 1, 96), chunk("MTrk", END)), "no_notes"],
    [
      "a thousand and one tracks",
      file(header(1, 1001, 96), ...Array.from({ length: 1001 }, () => chunk("MTrk", track))),
      "too_many_tracks",
    ],
    [
      "a note after days",
      file(header(0, 1, 1), chunk("MTrk", [0xff, 0xff, 0xff, 0x7f, 0x90, 60, 80, ...END])),
      "too_long",
    ],
  ] as const)("%s", (_what, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault);
  });

  test("where nothing could be read, the refusal says what broke", () => {
    const bytes = file(header(0, 1, 96), chunk("MTrk", [0, 0xff, 1, 0xff, 0xff, 0xff, 0x7f, ...track]));
    expect(() => readMidi(bytes)).toThrow(/no notes in the MIDI file\. Track 1 is read as far as it can be/);
  });

  test("a million notes are refused once the limit is passed", () => {
    const many = new Uint8Array(3_000_000);
    for (let place = 0; place < many.length; place += 3) many.set([0, 60, place % 6 === 0 ? 80 : 0], place);
    const bytes = new Uint8Array([
      ...header(0, 1, 96),
      ...chunk("MTrk", [], many.length + 4),
      0,
      0x90,
      60,
      80,
    ]);
    const whole = new Uint8Array(bytes.length + many.length);
    whole.set(bytes);
    whole.set(many, bytes.length);
    expect(faultOf(whole)).toBe("too_many_notes");
    expect(MOST_NOTES).toBe(100_000);
  });

  test.each([
    ["longer than it is", 1000],
    ["shorter than it is", 3],
    ["nearly endless", 0xffffffff],
  ])("a track that says it is %s is read whole, with a notice", (_what, length) => {
    const { piece, notices } = readMidi(
      file(header(1, 2, 96), chunk("MTrk", track, length), chunk("MTrk", track)),
    );
    expect(piece.parts.map(({ notes }) => notes.length)).toEqual([2, 2]);
    expect(notices).toEqual(["Track 1 is not as long as it says."]);
  });

  test("a truncated file keeps what comes before, with notices", () => {
    const bytes = file(header(1, 3, 96), chunk("MTrk", track), chunk("MTrk", track));
    const { piece, notices } = readMidi(bytes.subarray(0, bytes.length - 6));
    expect(piece.parts.map(({ notes }) => notes.length)).toEqual([2, 2]);
    expect(notices).toEqual([
      "Track 2 is not as long as it says.",
      expect.stringMatching(/^Track 2 is read as far as it can be: an event breaks off at byte \d+\.$/),
      "The file says that it has 3 tracks and has 2.",
    ]);
  });

  test("any bytes give a reading within bounds, or an error that says which", () => {
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => file(header(1, 1, 96), chunk("MTrk", [...bytes]))),
      fc
        .tuple(
          fc.constantFrom(...songs),
          fc.nat(),
          fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        )
        .map(([song, cut, changes]) => {
          const bytes = songToMidi(song);
          for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
          return cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes;
        }),
    );
    fc.assert(
      fc.property(body, (bytes) => {
        if (faultOf(bytes) !== undefined) return;
        for (const { start, duration, pitch, velocity } of notesOf(bytes)) {
          expect(Number.isInteger(start) && start >= 0 && Number.isInteger(duration) && duration > 0).toBe(
            true,
          );
          expect(pitch >= 0 && pitch < 128 && velocity > 0 && velocity < 128).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
