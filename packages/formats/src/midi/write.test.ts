import { describe, expect, test } from "vitest";
import { eventsOf, notesOf, readBack } from "./testing/read-back.ts";
import { aNote, aSection, aSong, aTrack } from "./testing/songs.ts";
import { songToMidi } from "./write.ts";

describe("a song written as MIDI", () => {
  test("leaves the song alone", () => {
    const song = aSong({
      tracks: [aTrack([aNote(0, 960, 60), aNote(480, 480, 60), aNote(480, 960, 60, 90)])],
    });
    const before = JSON.stringify(song);
    songToMidi(song);
    expect(JSON.stringify(song)).toBe(before);
  });

  test("fills a buffer of its own, so that its .buffer is the file", () => {
    const bytes = songToMidi(aSong());
    expect(bytes.buffer.byteLength).toBe(bytes.length);
  });

  test("begins with a header of format 1, 480 ticks to the quarter, and one track more than the song", () => {
    expect([...songToMidi(aSong({ tracks: [aTrack([])] })).subarray(0, 14)]).toEqual([
      0x4d, 0x54, 0x68, 0x64, 0, 0, 0, 6, 0, 1, 0, 2, 0x01, 0xe0,
    ]);
  });

  test("keeps title, seed, tempo, metre, key and sections on the time line", () => {
    const song = aSong({
      title: "Trauer – 悲しみ 🎻",
      seed: Number.MAX_SAFE_INTEGER,
      engineVersion: "1.2.3",
      key: { tonic: "Eb", mode: "minor" },
      tempoBpm: 80,
      timeSignature: [6, 8],
      totalBars: 12,
      sections: [aSection("intro", 0, 4), aSection("verse 1", 4, 8)],
    });
    const [timeLine = []] = readBack(songToMidi(song)).tracks;
    expect(eventsOf(timeLine, "trackName")).toEqual([{ tick: 0, text: "Trauer – 悲しみ 🎻" }]);
    expect(eventsOf(timeLine, "text")).toEqual([
      { tick: 0, text: "Music Brain 1.2.3, seed 9007199254740991" },
    ]);
    expect(eventsOf(timeLine, "setTempo")).toEqual([{ tick: 0, microsecondsPerBeat: 750_000 }]);
    expect(eventsOf(timeLine, "timeSignature")).toEqual([
      { tick: 0, numerator: 6, denominator: 8, metronome: 36, thirtyseconds: 8 },
    ]);
    expect(eventsOf(timeLine, "keySignature")).toEqual([{ tick: 0, key: -6, scale: 1 }]);
    expect(eventsOf(timeLine, "marker")).toEqual([
      { tick: 0, text: "intro" },
      { tick: 5760, text: "verse 1" },
    ]);
    expect(timeLine).toHaveLength(8);
  });

  test("gives each track its name, program, volume and pan before its first note, drums too", () => {
    const kit = aTrack([aNote(0, 10, 36)], { name: "Kit", role: "drums", program: 40, channel: 9 });
    const [, drums = []] = readBack(songToMidi(aSong({ tracks: [kit] }))).tracks;
    expect(drums.map(({ event }) => event.type)).toEqual([
      "trackName",
      "programChange",
      "controller",
      "controller",
      "noteOn",
      "noteOff",
      "endOfTrack",
    ]);
    expect(eventsOf(drums, "programChange")).toEqual([{ tick: 0, channel: 9, programNumber: 40 }]);
    expect(eventsOf(drums, "controller")).toEqual([
      { tick: 0, channel: 9, controllerType: 7, value: 100 },
      { tick: 0, channel: 9, controllerType: 10, value: 64 },
    ]);
  });

  test("ends notes before it begins others at the same tick", () => {
    const notes = [aNote(0, 480, 60), aNote(0, 480, 64), aNote(480, 480, 60), aNote(480, 10, 62)];
    const [, track = []] = readBack(songToMidi(aSong({ tracks: [aTrack(notes)] }))).tracks;
    const at480 = track.filter(({ tick }) => tick === 480).map(({ event }) => event);
    expect(at480).toMatchObject([
      { type: "noteOff", noteNumber: 60, velocity: 64 },
      { type: "noteOff", noteNumber: 64, velocity: 64 },
      { type: "noteOn", noteNumber: 60 },
      { type: "noteOn", noteNumber: 62 },
    ]);
    expect(at480.some((event) => "byte9" in event || "running" in event)).toBe(false);
  });

  test("ends notes, then moves controls, then begins notes at the same tick", () => {
    const controls = [
      { tick: 0, controller: 64, value: 127 },
      { tick: 480, controller: 64, value: 0 },
      { tick: 480, controller: 64, value: 127 },
      { tick: 960, controller: 64, value: 0 },
    ];
    const pedalled = aTrack([aNote(0, 480, 60), aNote(480, 240, 60)], { controls });
    const [, track = []] = readBack(songToMidi(aSong({ tracks: [pedalled] }))).tracks;
    const played = track.filter(({ event }) => event.type !== "programChange" && event.type !== "trackName");
    expect(played.slice(2).map(({ tick, event }) => [tick, event.type])).toEqual([
      [0, "controller"],
      [0, "noteOn"],
      [480, "noteOff"],
      [480, "controller"],
      [480, "controller"],
      [480, "noteOn"],
      [720, "noteOff"],
      [960, "controller"],
      [7680, "endOfTrack"],
    ]);
  });

  test("changes the tempo where the song does, before a section that begins there", () => {
    const song = aSong({
      tempoChanges: [
        { tick: 0, bpm: 120 },
        { tick: 1920, bpm: 100 },
        { tick: 7200, bpm: 60 },
      ],
      sections: [aSection("verse", 0, 1), aSection("chorus", 1, 3)],
    });
    const [timeLine = []] = readBack(songToMidi(song)).tracks;
    expect(eventsOf(timeLine, "setTempo")).toEqual([
      { tick: 0, microsecondsPerBeat: 500_000 },
      { tick: 1920, microsecondsPerBeat: 600_000 },
      { tick: 7200, microsecondsPerBeat: 1_000_000 },
    ]);
    const types = timeLine.filter(({ tick }) => tick === 1920).map(({ event }) => event.type);
    expect(types).toEqual(["setTempo", "marker"]);
  });

  test("ends every track where the last bar does, the empty one too", () => {
    const tracks = [aTrack([aNote(0, 480, 60)]), aTrack([], { channel: 1 })];
    for (const track of readBack(songToMidi(aSong({ timeSignature: [3, 4], totalBars: 5, tracks }))).tracks) {
      expect(eventsOf(track, "endOfTrack")).toEqual([{ tick: 7200 }]);
      expect(track.at(-1)?.event.type).toBe("endOfTrack");
    }
  });

  test("lets a note ring past the last bar line, and its track with it", () => {
    const tracks = [aTrack([aNote(0, 9_000, 60)]), aTrack([], { channel: 1 })];
    const { tracks: read } = readBack(songToMidi(aSong({ totalBars: 4, tracks })));
    expect(read.map((track) => track.at(-1)?.tick)).toEqual([7680, 9000, 7680]);
    expect(notesOf(read[1] ?? [])).toMatchObject([{ start: 0, duration: 9_000 }]);
  });

  test("keeps times up to the last that a MIDI file holds", () => {
    const tracks = [aTrack([aNote(0x0ffffffe, 1, 127, 127)])];
    const { tracks: read } = readBack(songToMidi(aSong({ tracks })));
    expect(notesOf(read[1] ?? [])).toMatchObject([{ start: 0x0ffffffe, duration: 1 }]);
  });

  test("is a whole file where the song has nothing in it", () => {
    const { tracks } = readBack(songToMidi(aSong({ title: "", totalBars: 0, sections: [], tracks: [] })));
    expect(tracks.map((track) => track.map(({ tick, event }) => [tick, event.type]))).toEqual([
      ["trackName", "text", "setTempo", "timeSignature", "keySignature", "endOfTrack"].map((type) => [
        0,
        type,
      ]),
    ]);
  });

  test.each([
    [{ totalBars: -1 }, "-1 bars do not fit a MIDI file"],
    [{ totalBars: 1.5 }, "1.5 bars do not fit a MIDI file"],
    [{ totalBars: Number.NaN }, "NaN bars do not fit a MIDI file"],
    [{ totalBars: 139_811 }, "139811 bars do not fit a MIDI file"],
    [{ tempoBpm: Number.NaN }, "a tempo of NaN quarter notes a minute does not fit a MIDI file"],
    [{ sections: [aSection("solo", 5, 1)] }, 'section "solo" cannot start at bar 5'],
    [{ sections: [aSection("b", 2, 1), aSection("a", 1, 1)] }, 'section "a" cannot start at bar 1'],
    [{ sections: [aSection("solo", Number.NaN, 1)] }, 'section "solo" cannot start at bar NaN'],
    [{ tempoChanges: [{ tick: 0, bpm: 90 }] }, "begins at 120, its tempo changes at 90"],
    [{ tempoChanges: [{ tick: 480, bpm: 120 }] }, "begins at 120"],
    [
      {
        tempoChanges: [
          { tick: 0, bpm: 120 },
          { tick: 480.5, bpm: 90 },
        ],
      },
      "the tempo cannot change at tick 480.5",
    ],
    [
      { tracks: [aTrack([], { controls: [{ tick: 0, controller: 64, value: 128 }] })] },
      'track "Melody" has a control change that does not fit a MIDI file: controller 64 to 128 at 0',
    ],
    [
      {
        tracks: [
          aTrack([], {
            controls: [
              { tick: 9, controller: 64, value: 0 },
              { tick: 8, controller: 64, value: 0 },
            ],
          }),
        ],
      },
      "controller 64 to 0 at 8",
    ],
    [
      { tracks: [aTrack([aNote(0, 1, Number.NaN)])] },
      'track 0 "Melody", note 0: pitch NaN is not a whole number',
    ],
  ])("is refused where the song cannot be one: %j", (parts, detail) => {
    const write = () => songToMidi(aSong(parts));
    expect(write).toThrow(RangeError);
    expect(write).toThrow(detail);
  });
});
