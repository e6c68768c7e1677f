import { nearestNodes, nodeById, thesaurus } from "@music-brain/engine";
import { afterAll, describe, expect, test } from "vitest";
import { describedAnswers, expectSound, testApp } from "../testing.ts";

const app = await testApp();
afterAll(() => app.close());
const expectDescribed = await describedAnswers(app);

const bases = ["joy", "sadness", "anger", "fear", "surprise", "disgust"];

interface Node {
  readonly id: number;
  readonly name: string;
  readonly base: string;
  readonly distance: number;
}

interface Base {
  readonly name: string;
  readonly subs: readonly { readonly name: string; readonly nodes: readonly Node[] }[];
}

describe("GET /emotions", () => {
  test("is the whole thesaurus: 6 × 6 × 6", async () => {
    const response = await app.inject("/emotions");
    expectDescribed("GET /emotions", response);
    const { success, emotions, total_nodes } = response.json<{
      success: boolean;
      emotions: Record<string, Base>;
      total_nodes: number;
    }>();
    expect(success).toBe(true);
    expect(total_nodes).toBe(216);
    expect(Object.keys(emotions).sort()).toEqual([...bases].sort());
    const subs = Object.values(emotions).flatMap((base) => base.subs);
    expect(subs).toHaveLength(36);
    const nodes = subs.flatMap((sub) => sub.nodes);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(216);
    expect(nodes.map(({ name }) => name)).toEqual(
      [...nodes].sort((a, b) => a.id - b.id).map(({ id }) => nodeById(id)?.name),
    );
  });
});

describe("GET /emotions/{base}", () => {
  test.each(bases)("gives %s as /emotions has it", async (base) => {
    const response = await app.inject(`/emotions/${base}`);
    expectDescribed("GET /emotions/{base}", response);
    const all = (await app.inject("/emotions")).json<{ emotions: Record<string, Base> }>();
    expect(response.json()).toEqual({ success: true, emotion: base, data: all.emotions[base] });
    const { etag = "" } = response.headers;
    const again = await app.inject({ url: `/emotions/${base}`, headers: { "if-none-match": String(etag) } });
    expect(again.statusCode).toBe(304);
  });

  test.each([
    ["sad", "sadness"],
    ["Sad", "sadness"],
    ["SADNESS", "sadness"],
    ["happy", "joy"],
    ["grief", "sadness"],
    ["anxious", "fear"],
    ["angry", "anger"],
  ])("takes the everyday word %s for %s", async (word, base) => {
    expect((await app.inject(`/emotions/${word}`)).json()).toMatchObject({ emotion: base });
  });

  test.each([
    ["x", "Emotion 'x' not found"],
    ["nope%20nope", "Emotion 'nope nope' not found"],
    ["__proto__", "Emotion '__proto__' not found"],
    ["constructor", "Emotion 'constructor' not found"],
    ["toString", "Emotion 'toString' not found"],
    ["%3Cscript%3E", "Emotion '<script>' not found"],
    ["a%0D%0Ab", "Emotion 'a\\u000d\\u000ab' not found"],
    ["%00", "Emotion '\\u0000' not found"],
    ["z".repeat(500), `Emotion '${"z".repeat(40)}…' not found`],
  ])("404 for %.30s says that it is not found", async (word, detail) => {
    const response = await app.inject(`/emotions/${word}`);
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ code: "emotion_not_found", detail });
    expectSound(response);
    expectDescribed("GET /emotions/{base}", response);
  });

  test("404 comes before the 422 of an unknown parameter", async () => {
    const response = await app.inject("/emotions/serch?q=grief");
    expect(response.json()).toMatchObject({ status: 404, detail: "Emotion 'serch' not found" });
  });
});

describe("GET /emotions/nodes/{id}", () => {
  test("gives each of the 216", async () => {
    for (const { id, name } of thesaurus.nodes) {
      const response = await app.inject(`/emotions/nodes/${id}`);
      expect(response.json()).toMatchObject({ success: true, node: { id, name } });
      expectDescribed("GET /emotions/nodes/{id}", response);
    }
  });

  test.each(["216", "9007199254740991"])("404 for %s", async (id) => {
    const response = await app.inject(`/emotions/nodes/${id}`);
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({
      code: "emotion_not_found",
      detail: `Emotion node ${id} not found`,
    });
    expectDescribed("GET /emotions/nodes/{id}", response);
  });

  test.each([
    ...["-1", "-0", "+1", "01", "00", "1.0", "1.5", "1e0", "1e999", "0x10", "abc", "%20", "Infinity", "٣"],
    ...["9007199254740992", "1".repeat(400)],
  ])("422 for %.20s points at it and says which ids there are", async (id) => {
    const response = await app.inject(`/emotions/nodes/${encodeURI(decodeURI(id))}`);
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({
      detail: expect.stringMatching(/^id is .*; it has to be the number of a node, 0 to 215, like 42\.$/),
      errors: [{ in: "path", pointer: "/id" }],
    });
    expectDescribed("GET /emotions/nodes/{id}", response);
  });

  test("404 comes before the 422 of an unknown parameter", async () => {
    const response = await app.inject("/emotions/nodes/216?x=1");
    expect(response.json()).toMatchObject({ status: 404, detail: "Emotion node 216 not found" });
  });
});

describe("GET /emotions/nearest", () => {
  const ask = (query: string) => app.inject(`/emotions/nearest?${query}`);

  test("gives the nearest nodes, nearest first", async () => {
    const response = await ask("valence=-0.6&arousal=0.3&dominance=0.3&limit=5");
    expectDescribed("GET /emotions/nearest", response);
    const body = response.json<{ nodes: Node[] }>();
    expect(body).toMatchObject({ success: true, affect: { valence: -0.6, arousal: 0.3, dominance: 0.3 } });
    const expected = nearestNodes({ valence: -0.6, arousal: 0.3, dominance: 0.3 }, 5);
    expect(body.nodes.map(({ id, distance }) => ({ id, distance }))).toEqual(
      expected.map(({ node, distance }) => ({ id: node.id, distance })),
    );
    const distances = body.nodes.map(({ distance }) => distance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
  });

  test("takes the middle where dominance is not told, and six nodes", async () => {
    const body = (await ask("valence=1&arousal=1")).json<{ affect: object; nodes: Node[] }>();
    expect(body.affect).toEqual({ valence: 1, arousal: 1, dominance: 0.5 });
    expect(body.nodes).toHaveLength(6);
  });

  test.each([
    ["", "/valence", "valence is missing; it has to be a number from -1 to 1, like -0.4."],
    ["valence=0", "/arousal", "arousal is missing; it has to be a number from 0 to 1, like 0.3."],
    ["valence=abc&arousal=0", "/valence", 'valence is "abc"; it has to be a number from -1 to 1, like -0.4.'],
    [
      "valence=&arousal=0",
      "/valence",
      "valence is an empty text; it has to be a number from -1 to 1, like -0.4.",
    ],
    ["valence=NaN&arousal=0", "/valence", undefined],
    ["valence=Infinity&arousal=0", "/valence", undefined],
    ["valence=0x1&arousal=0", "/valence", undefined],
    ["valence=1e400&arousal=0", "/valence", undefined],
    ["valence=1.01&arousal=0", "/valence", undefined],
    ["valence=0&arousal=-0.1", "/arousal", undefined],
    [
      "valence=0&valence=0&arousal=0",
      "/valence",
      "valence is a list of 2 items; it has to be a number from -1 to 1, like -0.4.",
    ],
    ["valence=0&arousal=0&dominance=2", "/dominance", undefined],
    ["valence=0&arousal=0&limit=0", "/limit", undefined],
    ["valence=0&arousal=0&limit=51", "/limit", undefined],
    ["valence=0&arousal=0&limit=2.5", "/limit", undefined],
    [
      "valence=0&arousal=0&valance=1",
      "/valance",
      '"valance" is not a parameter here; did you mean "valence"?',
    ],
    ["valence=0&arousal=0&__proto__=1", "/__proto__", undefined],
  ])("422 for ?%s points at %s", async (query, pointer, detail) => {
    const response = await ask(query);
    expect(response.statusCode).toBe(422);
    const { errors } = response.json<{ errors: { in: string; pointer: string; detail: string }[] }>();
    expect(errors[0]).toMatchObject({ in: "query", pointer, ...(detail === undefined ? {} : { detail }) });
    expectSound(response);
    expectDescribed("GET /emotions/nearest", response);
  });

  test("does not mistake itself for an emotion", async () => {
    expect((await app.inject("/emotions/nearest")).statusCode).toBe(422);
  });
});

describe("GET /emotions/search", () => {
  const ask = (q: string) => app.inject(`/emotions/search?q=${encodeURIComponent(q)}`);

  test("says how words are read", async () => {
    const response = await ask("grief slowly turning into hope");
    expect(response.statusCode).toBe(200);
    const body = response.json();
    expect(body.journey.map(({ name }: { name: string }) => name)).toEqual(["grief", "hope"]);
    expect(body.nodes[0].name).toBe("grief");
    expect(body.second_best.name).toBe("hope");
    expect(body.decided_by[0].words).toBe("grief");
    expect(body.affect.confidence).toBeGreaterThan(0.8);
    expectSound(response);
    expectDescribed("GET /emotions/search", response);
  });

  test.each(["😭", "<b>x</b><script>alert(1)</script>", "אני עצוב מאוד", "ok", "x".repeat(5000)])(
    "has a clear answer to %.40s",
    async (q) => {
      const response = await ask(q);
      expect(response.statusCode).toBe(200);
      expect(response.json().because.length).toBeGreaterThan(0);
      expectDescribed("GET /emotions/search", response);
    },
  );

  test.each(["", "   ", "x".repeat(5001)])("refuses %.10j", async (q) => {
    expect((await ask(q)).statusCode).toBe(422);
  });
});

describe("GET /emotions/path", () => {
  test.each(["from=grief&to=hope", "from=39&to=hope", "from=very%20sad&to=215"])(
    "finds the way: %s",
    async (query) => {
      const response = await app.inject(`/emotions/path?${query}`);
      expect(response.statusCode).toBe(200);
      const { from, to, path, distance } = response.json();
      expect([path.at(0).id, path.at(-1).id]).toEqual([from.id, to.id]);
      expect(distance).toBeGreaterThan(0);
      expectDescribed("GET /emotions/path", response);
    },
  );

  test("is no way where there is one node only", async () => {
    const { path, distance } = (await app.inject("/emotions/path?from=joy&to=joy")).json();
    expect([path.length, distance]).toEqual([1, 0]);
  });

  test.each([
    ["from=qwertz&to=hope", "/from"],
    ["from=joy&to=216", "/to"],
    ["from=joy", "/to"],
  ])("422 for %s points at %s", async (query, pointer) => {
    const response = await app.inject(`/emotions/path?${query}`);
    expect(response.statusCode).toBe(422);
    expect(response.json().errors[0]).toMatchObject({ in: "query", pointer });
    expectSound(response);
  });
});
