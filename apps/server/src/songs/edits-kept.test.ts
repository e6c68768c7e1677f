// Edited songs of those who are signed in.
import type { WireEditsAnswer, WireGenerateAnswer, WireSongs, WireVersions } from "@music-brain/contract";
import { afterAll, describe, expect, test } from "vitest";
import { person, post } from "../identity/testing/people.ts";
import { describedAnswers, expectSound, testApp, testSettings } from "../testing.ts";

const app = await testApp({ settings: testSettings({ maxSongsPerUser: 3 }) });
afterAll(() => app.close());
const expectDescribed = await describedAnswers(app);

const intent = { emotional_intent: "grief slowly turning into hope", technical: { bars: 16 } };
const request = { intent, seed: 42 };
const up = { kind: "transpose", semitones: 2 };
const slower = { kind: "tempo", factor: 0.9 };

async function somebody(name: string) {
  const { send } = await person(app, name);
  const list = async () => (await send("GET", "/songs?limit=100")).json<WireSongs>().songs;
  const made = async () => (await send("POST", "/generate", request)).json<WireGenerateAnswer>().song;
  const edited = async (edits: readonly object[], more: object = {}) => {
    const answer = await send("POST", "/songs/edits", { request, edits, ...more });
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
    expectSound(answer);
    return { headers: answer.headers, ...answer.json<WireEditsAnswer>() };
  };
  return { send, list, made, edited };
}

describe("an edited song of somebody who is signed in", () => {
  test("is kept with its recipe, under the address that is told, as a version of the song before the last edit", async () => {
    const { send, made, edited } = await somebody("versions");
    const first = await made();
    const { etag } = (await send("GET", `/songs/${first.id}`)).headers;
    await send("PATCH", `/songs/${first.id}`, { title: "Mine" }, { "if-match": String(etag) });
    const second = await edited([up]);
    const third = await edited([up, slower]);
    expect(third.headers["location"]).toBe(`/songs/${third.song.id}`);
    const kept = await send("GET", `/songs/${third.song.id}`);
    expectDescribed("GET /songs/{song_id}", kept);
    expect(kept.json()).toMatchObject({
      song: { ...third.song, title: "Mine" },
      recipe: { intent, seed: 42, edits: [up, slower], digest: third.song.digest },
      parent_id: second.song.id,
    });
    const answer = await send("GET", `/songs/${first.id}/versions`);
    expectDescribed("GET /songs/{song_id}/versions", answer);
    const { root_id, versions } = answer.json<WireVersions>();
    expect(root_id).toBe(first.id);
    expect(versions.map(({ song, asked }) => [song.id, song.parent_id, asked])).toEqual([
      [first.id, null, null],
      [second.song.id, first.id, { edits: [up] }],
      [third.song.id, second.song.id, { edits: [slower] }],
    ]);
    expect(versions[2]?.changed).toMatchObject({ kept: third.kept, changed: third.changed });
  });

  test("is a version of the song before all edits where those between are not kept", async () => {
    const { made, edited, list } = await somebody("skips");
    const first = await made();
    const last = await edited([up, slower]);
    expect(await list()).toMatchObject([{ id: last.song.id, parent_id: first.id }, { id: first.id }]);
  });

  test("is the first of its versions where nothing before it is kept, and where nothing was changed", async () => {
    const { edited, list } = await somebody("alone");
    const { song } = await edited([up, { kind: "transpose", semitones: -2 }]);
    expect(await list()).toMatchObject([{ id: song.id, parent_id: null }]);
  });

  test("is kept from the file too, and not where that is not wanted or for nobody", async () => {
    const { send, edited, list } = await somebody("files");
    await edited([up], { keep: false });
    expect((await post(app, "/songs/edits", { request, edits: [up] })).headers["location"]).toBeUndefined();
    expect(await list()).toEqual([]);
    const file = await send("POST", "/songs/edits", { request, edits: [up] }, { accept: "audio/midi" });
    expect(file.headers["content-type"]).toBe("audio/midi");
    expect((await list()).map(({ id }) => id)).toEqual([file.headers["x-song-id"]]);
  });

  test("is refused where as many are kept as may be", async () => {
    const { send, edited } = await somebody("full");
    for (const semitones of [1, 2, 3]) await edited([{ kind: "transpose", semitones }]);
    const refused = await send("POST", "/songs/edits", { request, edits: [slower] });
    expectDescribed("POST /songs/edits", refused);
    expect(refused.json()).toMatchObject({ status: 409, code: "library_full" });
    await edited([slower], { keep: false });
  });
});
