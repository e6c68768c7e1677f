import { composeSong, type Song } from "@music-brain/engine";
import { songToMidi } from "@music-brain/formats";
import { afterAll, expect, it } from "vitest";
import { Turns } from "../songs/turns.ts";
import { watchTurns } from "../threads/testing/watch-turns.ts";
import { createListener, heard, SHORT_BYTES } from "./listener.ts";

const listener = createListener(new Turns({ now: 0 }));
afterAll(() => listener.close());

const { song } = composeSong({ emotionalIntent: "joy", technical: { bars: 64, timeSignature: "4/4" } }, 1);

/** The song over and over: some 20,000 notes. */
const long: Song = {
  ...song,
  tracks: song.tracks.map((track) => ({
    ...track,
    notes: Array.from({ length: 20 }, (_, turn) =>
      track.notes.map((note) => ({ ...note, start: note.start + turn * song.totalBars * 1920 })),
    ).flat(),
  })),
};

it("hears a long file as it hears a short one, without holding up the event loop", async () => {
  const midi = songToMidi(long);
  expect(midi.length).toBeGreaterThan(SHORT_BYTES);
  const expected = heard(midi);
  expect(await listener.hear(midi)).toEqual(expected);
  const turns = watchTurns();
  await listener.hear(midi);
  expect(turns.longestMs(), "the event loop was held up").toBeLessThan(20);
});

it("says of a long file what it says of a short one that it cannot read", async () => {
  const short = Buffer.from("no MIDI file");
  const message = await listener.hear(short).catch((error: Error) => error.message);
  for (const file of [short, Buffer.concat([short, Buffer.alloc(SHORT_BYTES)])]) {
    await expect(listener.hear(file)).rejects.toMatchObject({ code: "unreadable_midi", message });
  }
});
