import { composeSong } from "@music-brain/engine";
import { songToMidi } from "@music-brain/formats";
import { afterAll, describe, expect, test } from "vitest";
import { describedAnswers, expectSound, testApp } from "../testing.ts";

const app = await testApp();
afterAll(() => app.close());
const expectDescribed = await describedAnswers(app);

const { song } = composeSong({ emotionalIntent: "grief" }, 1);
const file = Buffer.from(songToMidi(song));

async function send(payload: Buffer | string | undefined, headers: Record<string, string> = {}) {
  const response = await app.inject({
    method: "POST",
    url: "/analyze",
    ...(payload !== undefined && { payload }),
    headers: { "content-type": "audio/midi", ...headers },
  });
  expectSound(response);
  expectDescribed("POST /analyze", response);
  return response;
}

describe("POST /analyze", () => {
  test("hears the key, the metre and the chords of a song of ours", async () => {
    const response = await send(file);
    expect(response.statusCode).toBe(200);
    const heard = response.json();
    expect(heard).toMatchObject({
      success: true,
      key: song.key.tonic,
      mode: song.key.mode,
      time_signature: [...song.timeSignature],
      total_bars: song.totalBars,
      notices: [],
    });
    expect(heard.chords[0]).toMatchObject({ bar: 0, beat: 1 });
    const bars = heard.phrases.map(({ bar }: { bar: number }) => bar);
    expect(bars.length).toBeGreaterThan(3);
    expect(bars).toEqual([...bars].sort((one: number, other: number) => one - other));
    expect(heard.because.map(({ about }: { about: string }) => about)).toContain("valence");
  });

  test.each(["audio/mid", "audio/x-midi", "AUDIO/MIDI"])("takes a file of type %s", async (type) => {
    expect((await send(file, { "content-type": type })).statusCode).toBe(200);
  });

  test.each(["application/json", "text/plain", "nonsense"])("refuses a body of type %s", async (type) => {
    const response = await send(file, { "content-type": type });
    expect(response.statusCode).toBe(415);
    expect(response.json().detail).toContain("audio/midi");
  });

  test("refuses compressed files", async () => {
    expect((await send(file, { "content-encoding": "gzip" })).statusCode).toBe(415);
  });

  test("refuses more than 2 MB, and takes 2 MB", async () => {
    const padded = (bytes: number) => Buffer.concat([file, Buffer.alloc(bytes - file.length)]);
    expect((await send(padded(2_000_000))).statusCode).toBe(200);
    expect((await send(padded(2_000_001))).statusCode).toBe(413);
  });

  test.each([
    ["no MIDI file", Buffer.from("this is a text"), "does not begin with MThd"],
    ["a header alone", file.subarray(0, 14), "no notes"],
    ["half a header", file.subarray(0, 9), "within its header"],
  ])("says of %s what is wrong with it", async (_what, payload, words) => {
    const response = await send(payload);
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({
      code: "unreadable_midi",
      detail: expect.stringContaining(words),
    });
  });

  test("reads a truncated file as far as it goes, and says so", async () => {
    const response = await send(file.subarray(0, Math.floor(file.length / 2)));
    expect(response.statusCode).toBe(200);
    expect(response.json().notices.length).toBeGreaterThan(0);
  });

  test("says that an empty body is empty", async () => {
    for (const payload of [Buffer.alloc(0), undefined]) {
      const response = await send(payload);
      expect(response.statusCode).toBe(400);
    }
  });

  test("takes no parameters", async () => {
    const response = await app.inject({
      method: "POST",
      url: "/analyze?x=1",
      payload: file,
      headers: { "content-type": "audio/midi" },
    });
    expect(response.statusCode).toBe(422);
  });
});
