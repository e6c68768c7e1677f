import { songSchema, songToWire, validator } from "@music-brain/contract";
import { composeSong, songDigest, thesaurus } from "@music-brain/engine";
import { songToMidi } from "@music-brain/formats";
import { parseMidi } from "midi-file";
import { describe, expect, test } from "vitest";

const SEEDS = [1, 42, 2 ** 40];

const songs = thesaurus.nodes.flatMap((node) =>
  SEEDS.map((seed) => composeSong({ emotionalIntent: node.name }, seed).song),
);

describe("all 216 feelings with three seeds", () => {
  test("are songs as the contract describes them", () => {
    const { check } = validator(songSchema);
    for (const song of songs) {
      // As a client reads it: through JSON.
      const checked = check(JSON.parse(JSON.stringify(songToWire(song, songDigest(song)))));
      expect(checked.ok ? [] : checked.mistakes, `${song.title}, seed ${song.seed}`).toEqual([]);
    }
    expect(songs).toHaveLength(648);
  });

  test("survive the way into a MIDI file and back by an independent reader", () => {
    for (const song of songs) {
      const { header, tracks } = parseMidi(songToMidi(song));
      expect(header).toEqual({ format: 1, numTracks: song.tracks.length + 1, ticksPerBeat: 480 });
      const [conductor = [], ...parts] = tracks;
      expect(conductor.find(({ type }) => type === "setTempo")).toMatchObject({
        microsecondsPerBeat: Math.round(60_000_000 / song.tempoBpm),
      });
      expect(conductor.filter(({ type }) => type === "marker")).toHaveLength(song.sections.length);
      expect(parts.map(notesOf)).toEqual(
        song.tracks.map(({ channel, notes }) =>
          inOrder(notes.map(({ origin: _origin, ...note }) => ({ channel, ...note }))),
        ),
      );
    }
  });

  test("differ from one another", () => {
    expect(new Set(songs.map(songDigest)).size).toBe(songs.length);
  });
});

interface HeardNote {
  readonly channel: number;
  readonly start: number;
  readonly duration: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** The notes of one track of a file: each start paired with the end that follows it. */
function notesOf(events: ReturnType<typeof parseMidi>["tracks"][number]): readonly HeardNote[] {
  const open = new Map<number, Omit<HeardNote, "duration">>();
  const notes: HeardNote[] = [];
  let tick = 0;
  for (const event of events) {
    tick += event.deltaTime;
    if (event.type === "noteOn") {
      const { channel, noteNumber, velocity } = event;
      open.set(noteNumber, { channel, start: tick, pitch: noteNumber, velocity });
    } else if (event.type === "noteOff") {
      const begun = open.get(event.noteNumber);
      if (!begun) throw new Error(`a note ends at ${tick} that never began`);
      notes.push({ ...begun, duration: tick - begun.start });
      open.delete(event.noteNumber);
    }
  }
  if (open.size > 0) throw new Error(`${open.size} notes never end`);
  return inOrder(notes);
}

function inOrder(notes: readonly HeardNote[]): readonly HeardNote[] {
  return notes.toSorted((one, other) => one.start - other.start || one.pitch - other.pitch);
}
