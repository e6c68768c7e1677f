// Variations, versions, import and comparison of kept songs over HTTP, whatever the database.
import type {
  WireCompareAnswer,
  WireGenerateAnswer,
  WireKeptSongAnswer,
  WireSongs,
  WireVariationAnswer,
  WireVersions,
} from "@music-brain/contract";
import { composeSong, partDigests, songDigest } from "@music-brain/engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { type Person, person } from "../identity/testing/people.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp } from "../testing.ts";
import { keepSong } from "./library.ts";

const intent = { emotional_intent: "grief", technical: { genre: "indie folk", bars: 16 } };

/** Registers the tests. */
export function variationsSuite(open: () => Promise<Database>): void {
  describe("songs made from kept songs", () => {
    let app: TypedApp;
    let database: Database;
    let expectDescribed: ExpectDescribed;
    let clara: Person;
    let robert: Person;
    let id: string;
    const VARIATIONS = "POST /songs/{song_id}/variations";

    beforeAll(async () => {
      database = await open();
      app = await testApp({ database });
      expectDescribed = await describedAnswers(app);
      clara = await person(app, "clara");
      robert = await person(app, "robert");
      const made = await clara.send("POST", "/generate", { intent, seed: 42 });
      id = made.json<WireGenerateAnswer>().song.id;
    });
    afterAll(() => app.close());

    const vary = async (wish: object, from = id) => {
      const answer = await clara.send("POST", `/songs/${from}/variations`, wish);
      expectSound(answer);
      expectDescribed(VARIATIONS, answer);
      return answer;
    };
    const song = async (of = id) => (await clara.send("GET", `/songs/${of}`)).json<WireKeptSongAnswer>();
    const refusalOf = async (wish: object) => {
      const answer = await vary(wish);
      expect(answer.statusCode).toBe(422);
      return answer.json<{ errors: { pointer: string; detail: string }[] }>().errors[0];
    };

    test("leave what is not asked for identical note for note, and stay beside the old one", async () => {
      const before = await song();
      const answer = await vary({ sections: ["chorus"], tracks: ["melody"], seed: 7 });
      expect(answer.statusCode).toBe(201);
      const made = answer.json<WireVariationAnswer>();
      expect(answer.headers["location"]).toBe(`/songs/${made.song.id}`);
      expect(made).toMatchObject({ parent_id: id, recipe: { intent, seed: 42 } });
      expect(made.changed.length).toBeGreaterThan(0);
      for (const { section, track } of made.changed) {
        expect(section).toMatch(/^chorus/);
        expect(track).toBe("melody");
      }
      // The notes of every part but those of the melody in the choruses, which are others now.
      const { tracks, sections } = before.song;
      const [beats = 4, unit = 4] = before.song.time_signature;
      const barTicks = (before.song.ticks_per_quarter * 4 * beats) / unit;
      const choruses = sections
        .filter(({ name }) => name.startsWith("chorus"))
        .map(({ start_bar, bars }) => [start_bar * barTicks, (start_bar + bars) * barTicks] as const);
      expect(choruses.length).toBeGreaterThan(0);
      const partsOf = (all: typeof tracks, isAsked: boolean) =>
        all.map(({ role, notes }) => [
          role,
          notes.filter(({ start }) => {
            const isInChorus = choruses.some(([begin, end]) => start >= begin && start < end);
            return (role === "melody" && isInChorus) === isAsked;
          }),
        ]);
      expect(partsOf(made.song.tracks, false)).toEqual(partsOf(tracks, false));
      expect(partsOf(made.song.tracks, true)).not.toEqual(partsOf(tracks, true));
      expect(await song()).toEqual(before);
      expect(await song(made.song.id)).toMatchObject({ song: made.song, recipe: made.recipe });
      const again = await app.inject({
        method: "POST",
        url: "/songs/edits",
        payload: {
          request: { intent: made.recipe.intent, seed: made.recipe.seed },
          edits: made.recipe.edits,
          output_format: "json",
        },
      });
      expect(again.json<{ song: { digest: string } }>().song.digest).toBe(made.song.digest);
    });

    test("are one for each song, whatever Idempotency-Key they come with", async () => {
      const other = await clara.send("POST", "/generate", { intent, seed: 43 });
      const { song: second } = other.json<WireGenerateAnswer>();
      const vary = (from: string) =>
        clara.send("POST", `/songs/${from}/variations`, { seed: 7 }, { "idempotency-key": "same" });
      const first = await vary(id);
      expect(first.json<WireVariationAnswer>().parent_id).toBe(id);
      expect((await vary(second.id)).json<WireVariationAnswer>().parent_id).toBe(second.id);
      const again = await vary(id);
      expect(again.headers["idempotency-replayed"]).toBe("true");
      expect(again.body).toBe(first.body);
    });

    test("keep what is to be kept, and change in a few words", async () => {
      const kept = (await vary({ keep: ["melody", "chorus"] })).json<WireVariationAnswer>();
      expect(kept.recipe.edits).toEqual([
        expect.objectContaining({
          kind: "regenerate",
          seed: 7,
          tracks: expect.not.arrayContaining(["melody"]),
        }),
      ]);
      expect(
        kept.changed.some(({ section, track }) => track === "melody" || section.startsWith("chorus")),
      ).toBe(false);
      const bare = (await vary({ change: "without drums" })).json<WireVariationAnswer>();
      expect(bare.song.tracks.map(({ role }) => role)).not.toContain("drums");
      expect(new Set(bare.changed.map(({ track }) => track))).toEqual(new Set(["drums"]));
      const slow = (await vary({ change: "a bit slower" })).json<WireVariationAnswer>();
      expect(slow.song.tempo_bpm).toBeLessThan((await song()).song.tempo_bpm);
      expect(slow.changed).toEqual([]);
      const hopeful = (await vary({ change: "more hopeful" })).json<WireVariationAnswer>();
      expect(hopeful.song.emotion.valence).toBeGreaterThan((await song()).song.emotion.valence);
      expect(hopeful.song.sections.map(({ name }) => name)).toEqual(
        (await song()).song.sections.map(({ name }) => name),
      );
      const limited = (
        await vary({ change: "more hopeful", sections: ["chorus"] })
      ).json<WireVariationAnswer>();
      expect(limited.changed.every(({ section }) => section.startsWith("chorus"))).toBe(true);
      const chain = await vary({ change: "more hopeful and slower" }, bare.song.id);
      expect(chain.json<WireVariationAnswer>().song.tracks.map(({ role }) => role)).not.toContain("drums");
    });

    test("are told as a tree: parent, what was asked, what changed", async () => {
      const root = (
        await clara.send("POST", "/generate", { intent: { ...intent, emotional_intent: "joy" }, seed: 1 })
      ).json<WireGenerateAnswer>().song.id;
      const first = (await vary({ change: "slower" }, root)).json<WireVariationAnswer>().song.id;
      const second = (await vary({ tracks: ["bass"], seed: 3 }, first)).json<WireVariationAnswer>().song.id;
      const other = (await vary({ change: "higher" }, root)).json<WireVariationAnswer>().song.id;
      const answer = await clara.send("GET", `/songs/${second}/versions`);
      expectDescribed("GET /songs/{song_id}/versions", answer);
      const { root_id: rootId, versions } = answer.json<WireVersions>();
      expect(rootId).toBe(root);
      const tree = Object.fromEntries(
        versions.map(({ song: one, asked }) => [one.id, [one.parent_id, asked]]),
      );
      expect(tree).toEqual({
        [root]: [null, null],
        [first]: [root, { change: "slower" }],
        [second]: [first, { tracks: ["bass"], seed: 3 }],
        [other]: [root, { change: "higher" }],
      });
      const changed = versions.find((version) => version.song.id === second)?.changed;
      expect(changed?.message).toMatch(/^\d+ parts? changed, \d+ stayed note for note$/);
      expect(new Set(changed?.changed.map(({ track }) => track))).toEqual(new Set(["bass"]));
      const slowed = versions.find((version) => version.song.id === first)?.changed;
      expect(slowed?.message).toMatch(/^All \d+ parts stayed note for note; tempo [\d.]+ → [\d.]+ BPM$/);
      expect(versions.map((version) => version.parent_deleted)).toEqual([false, false, false, false]);
      await clara.send("DELETE", `/songs/${first}`);
      const left = await clara.send("GET", `/songs/${second}/versions`);
      expectDescribed("GET /songs/{song_id}/versions", left);
      const told = left
        .json<WireVersions>()
        .versions.map(({ song: one, parent_deleted, asked }) => [
          one.id,
          [one.parent_id, parent_deleted, asked],
        ]);
      expect(Object.fromEntries(told)).toEqual({
        [root]: [null, false, null],
        [second]: [first, true, { tracks: ["bass"], seed: 3 }],
        [other]: [root, false, { change: "higher" }],
      });
      expect((await clara.send("GET", `/songs/${first}`)).statusCode).toBe(404);
    });

    test("are refused with what would be right where the wish cannot be met", async () => {
      expect(await refusalOf({ change: "purple monkey" })).toMatchObject({
        pointer: "/change",
        detail: expect.stringContaining("more hopeful"),
      });
      expect(await refusalOf({ sections: ["coda"] })).toMatchObject({ pointer: "/sections/0" });
      expect(await refusalOf({ tracks: ["zither"] })).toMatchObject({ pointer: "/tracks/0" });
      expect(await refusalOf({ keep: ["zither"] })).toMatchObject({ pointer: "/keep/0" });
      expect(await refusalOf({ change: "without trombone" })).toMatchObject({ pointer: "/change" });
      expect(await refusalOf({ change: "slower", tracks: ["bass"] })).toMatchObject({ pointer: "/change" });
      expect(
        await refusalOf({ keep: ["melody", "chords", "bass", "pad", "drums", "counter-melody"] }),
      ).toBeDefined();
      expect(await refusalOf({ keep: true })).toMatchObject({ pointer: "/keep" });
      expect(await refusalOf({ chnage: "slower" })).toMatchObject({ pointer: "/chnage" });
    });

    test("are not made from songs that this engine does not compose; those stay as they are, to the last bit", async () => {
      const composed = composeSong({ emotionalIntent: "fear" }, 1).song;
      const former = { ...composed, engineVersion: "0.0.1", tracks: composed.tracks.slice(0, 2) };
      const kept = await keepSong(
        database,
        clara.id,
        { intent: { emotional_intent: "fear" }, song: former },
        { now: 1, most: 100 },
      );
      const before = await song(kept);
      expect(before.song).toMatchObject({ engine_version: "0.0.1", digest: songDigest(former) });
      expect(before.recipe).toMatchObject({ engine_version: "0.0.1" });
      const refused = await vary({ change: "slower" }, kept);
      expect(refused.statusCode).toBe(409);
      expect(refused.json()).toMatchObject({ code: "not_composed_here" });
      const midi = await clara.send("GET", `/songs/${kept}/midi`);
      expect(midi.statusCode).toBe(200);
      expect(await song(kept)).toEqual(before);
    });

    test("come in from elsewhere as they went out, with tags, and once", async () => {
      const edited = (await vary({ change: "without drums" })).json<WireVariationAnswer>().song.id;
      const out = await song(edited);
      const body = { ...out, tags: ["from clara"], favourite: true };
      const answer = await robert.send("POST", "/songs", body);
      expectSound(answer);
      expectDescribed("POST /songs", answer);
      expect(answer.statusCode).toBe(201);
      expect(answer.headers["location"]).toBe(`/songs/${edited}`);
      expect(answer.json()).toMatchObject({
        song: out.song,
        recipe: out.recipe,
        tags: ["from clara"],
        favourite: true,
      });
      const again = await robert.send("POST", "/songs", out);
      expectDescribed("POST /songs", again);
      expect(again.statusCode).toBe(200);
      expect(again.json()).toMatchObject({ tags: ["from clara"] });
      const bare = await robert.send("POST", "/songs", { song: (await song()).song });
      expect(bare.statusCode).toBe(201);
      expect(bare.json()).toMatchObject({ song: { id }, recipe: null });
      const explained = await robert.send("GET", `/songs/${id}/explanation`);
      expect(explained.statusCode).toBe(200);
      const varied = await robert.send("POST", `/songs/${id}/variations`, { change: "slower" });
      expect(varied.statusCode).toBe(409);
      expect((await robert.send("GET", "/songs?tag=FROM%20clara")).json<WireSongs>().songs).toHaveLength(1);
      expect((await robert.send("GET", "/songs?favourite=false")).json<WireSongs>().songs).toHaveLength(1);
    });

    test("do not come in forged, unfinished or with another's recipe", async () => {
      const out = await song();
      const { song: whole, recipe } = out;
      const [first, ...others] = whole.tracks;
      const louder = first && {
        ...first,
        notes: first.notes.map((note, index) => (index === 0 ? { ...note, pitch: note.pitch + 1 } : note)),
      };
      const cases: readonly (readonly [object, string])[] = [
        [{ song: { ...whole, tracks: [louder, ...others] } }, "/song/digest"],
        [{ song: { ...whole, digest: "0".repeat(64) } }, "/song/digest"],
        [{ song: { ...whole, tempo_bpm: whole.tempo_bpm + 1 } }, "/song/digest"],
        [{ song: whole, recipe: { ...recipe, seed: 43 } }, "/recipe"],
        [{ song: { ...whole, sections: whole.sections.slice(1) } }, "/song/sections/0/start_bar"],
        [{ song: { ...whole, tracks: [...whole.tracks, ...whole.tracks] } }, "/song/tracks"],
        [{ song: { ...whole, title: " " } }, "/song/title"],
        [{}, "/song"],
        [{ song: [] }, "/song"],
      ];
      for (const [body, pointer] of cases) {
        const answer = await robert.send("POST", "/songs", body);
        expectSound(answer);
        expectDescribed("POST /songs", answer);
        expect(answer.statusCode).toBe(422);
        expect(answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe(pointer);
      }
      const large = await robert.send("POST", "/songs", { song: "x".repeat(4_100_000) });
      expectDescribed("POST /songs", large);
      expect(large.statusCode).toBe(413);
      const deep = await app.inject({
        method: "POST",
        url: "/songs",
        headers: {
          authorization: `Bearer ${robert.tokens.access_token}`,
          "content-type": "application/json",
        },
        payload: `{"song":${"[".repeat(200)}${"]".repeat(200)}}`,
      });
      expectDescribed("POST /songs", deep);
      expect(deep.statusCode).toBe(400);
    });

    test("are compared by their ids, by who keeps them", async () => {
      const made = (
        await vary({ sections: ["chorus"], tracks: ["melody"], seed: 7 })
      ).json<WireVariationAnswer>();
      const payload = { before: id, after: made.song.id };
      const answer = await clara.send("POST", "/songs/compare", payload);
      expectDescribed("POST /songs/compare", answer);
      const { comparison } = answer.json<WireCompareAnswer>();
      expect(comparison.tracks.filter(({ identical }) => !identical).map(({ track }) => track)).toEqual([
        "melody",
      ]);
      const mixed = await clara.send("POST", "/songs/compare", { before: made.song, after: made.song.id });
      expect(mixed.json<WireCompareAnswer>().comparison.identical).toBe(true);
      const stranger = await robert.send("POST", "/songs/compare", {
        before: made.song.id,
        after: made.song.id,
      });
      expectDescribed("POST /songs/compare", stranger);
      expect(stranger.statusCode).toBe(404);
      const nobody = await app.inject({ method: "POST", url: "/songs/compare", payload });
      expectDescribed("POST /songs/compare", nobody);
      expect(nobody.statusCode).toBe(401);
    });

    test("have digests that anyone can hold them against", async () => {
      const made = (await vary({ keep: ["chords"], seed: 9 })).json<WireVariationAnswer>();
      const old = composeSong(
        { emotionalIntent: "grief", technical: { genre: "indie folk", bars: 16 } },
        42,
      ).song;
      const known = new Map(partDigests(old).map((part) => [`${part.section}/${part.track}`, part.digest]));
      expect(made.kept.length).toBeGreaterThan(0);
      for (const { section, track } of made.kept) {
        const part = made.parts.find((one) => one.section === section && one.track === track);
        expect(part?.digest).toBe(known.get(`${section}/${track}`));
      }
    });
  });
}
