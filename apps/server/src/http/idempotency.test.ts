import Fastify from "fastify";
import { afterAll, describe, expect, test } from "vitest";
import { addPrincipals } from "../identity/principal.ts";
import { person } from "../identity/testing/people.ts";
import { describedAnswers, expectSound, testApp } from "../testing.ts";
import { addIdempotency, LARGEST_KEPT_BYTES } from "./idempotency.ts";
import { answersInMemory } from "./kept-answers.ts";

let clock = 1;
let seed = 0;
let isBroken = false;
const app = await testApp({
  now: () => clock,
  chooseSeed: () => {
    if (isBroken) throw new Error("fault");
    return ++seed;
  },
});
afterAll(() => app.close());
const expectDescribed = await describedAnswers(app);

const calm = { intent: { emotional_intent: "calm", technical: { bars: 4 } } };
const ask = (key: string, payload: object = calm, headers: Record<string, string> = {}, url = "/generate") =>
  app.inject({ method: "POST", url, payload, headers: { "idempotency-key": key, ...headers } });

describe("a request with an Idempotency-Key", () => {
  test("that comes again gets the same answer, which says so; under its own request id", async () => {
    const first = await ask("again");
    const second = await ask("again");
    expect(first.headers["idempotency-replayed"]).toBeUndefined();
    expect(second.headers["idempotency-replayed"]).toBe("true");
    expect(second.body).toBe(first.body);
    expect(second.headers["x-request-id"]).not.toBe(first.headers["x-request-id"]);
    expect((await ask("another")).body).not.toBe(first.body);
    for (const response of [first, second]) {
      expectSound(response);
      expectDescribed("POST /generate", response);
    }
  });

  test("gets files again, with their headers", async () => {
    const accept = { accept: "audio/midi" };
    const [first, second] = [await ask("file", calm, accept), await ask("file", calm, accept)];
    expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
    for (const name of ["content-type", "content-disposition", "etag", "x-song-id", "x-song-seed", "vary"]) {
      expect(second.headers[name], name).toBe(first.headers[name]);
    }
  });

  test("with another body or another Accept is 422", async () => {
    await ask("other");
    const answers = [
      await ask("other", { ...calm, seed: 1 }),
      await ask("other", calm, { accept: "audio/midi" }),
    ];
    for (const response of answers) {
      expect(response.statusCode).toBe(422);
      expect(response.json()).toMatchObject({ code: "idempotency_key_reused" });
      expectDescribed("POST /generate", response);
    }
  });

  test("is not kept where the answer is so large that few would be: it is made again", async () => {
    const sizes = [LARGEST_KEPT_BYTES, LARGEST_KEPT_BYTES + 1];
    const large = Fastify();
    addPrincipals(large);
    addIdempotency(
      large,
      answersInMemory(() => 1),
    );
    for (const size of sizes) {
      large.post(`/${size}`, { config: { needs: "open", creates: true } }, () => Buffer.alloc(size));
    }
    const replays = [];
    for (const size of [...sizes, ...sizes]) {
      const headers = { "idempotency-key": "large" };
      const answer = await large.inject({ method: "POST", url: `/${size}`, headers });
      replays.push(answer.headers["idempotency-replayed"]);
    }
    expect(replays).toEqual([undefined, undefined, "true", undefined]);
    await large.close();
  });

  test("while the first is being answered is 409", async () => {
    const before = seed;
    const answers = await Promise.all([ask("at-once"), ask("at-once"), ask("at-once")]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    expect(seed).toBe(before + 1);
    const refused = answers.find(({ statusCode }) => statusCode === 409);
    expect(refused?.headers["retry-after"]).toBe("1");
    expect(refused?.json()).toMatchObject({ code: "request_in_progress" });
  });

  test("is forgotten after a day", async () => {
    const first = await ask("day");
    clock += 86_400_000 - 1;
    expect((await ask("day")).body).toBe(first.body);
    clock += 2;
    expect((await ask("day")).headers["idempotency-replayed"]).toBeUndefined();
  });

  test("may be tried again after a fault of the service", async () => {
    isBroken = true;
    expect((await ask("broken")).statusCode).toBe(500);
    isBroken = false;
    expect((await ask("broken")).statusCode).toBe(200);
  });

  test("is one of its route and its caller: nobody gets what another was answered", async () => {
    const begin = (remoteAddress: string) =>
      app.inject({
        method: "POST",
        url: "/interrogate",
        payload: { message: "hello" },
        headers: { "idempotency-key": "mine" },
        remoteAddress,
      });
    const sessionOf = async (address: string) =>
      (await begin(address)).json<{ session_id: string }>().session_id;
    const session = await sessionOf("192.0.2.1");
    expect(await sessionOf("192.0.2.1")).toBe(session);
    expect(await sessionOf("192.0.2.2")).not.toBe(session);
    expect((await ask("mine")).statusCode).toBe(200);
  });

  test.each([" ", "ä", "x".repeat(256)])("that is no key is 400: %j", async (key) => {
    const response = await ask(key);
    expect(response.statusCode).toBe(400);
    expectSound(response);
  });

  test("is answered as ever where nothing is created", async () => {
    for (let index = 0; index < 2; index++) {
      const { headers, statusCode } = await app.inject({
        url: "/emotions",
        headers: { "idempotency-key": "x" },
      });
      expect(statusCode).toBe(200);
      expect(headers["idempotency-replayed"]).toBeUndefined();
    }
  });
});

test("what answers with a secret takes no key, what creates something else does: as the description has it", async () => {
  type Operation = { readonly parameters?: readonly { readonly name: string }[] };
  const { paths } = (await app.inject("/openapi.json")).json<{
    paths: Record<string, { post?: Operation }>;
  }>();
  const taking = Object.entries(paths).flatMap(([path, { post }]) =>
    JSON.stringify(post ?? {}).includes('"Idempotency-Key"') ? [path] : [],
  );
  expect(taking.sort()).toEqual([
    "/generate",
    "/interrogate",
    "/songs",
    "/songs/edits",
    "/songs/{song_id}/renders",
    "/songs/{song_id}/variations",
  ]);
});

test("a key of an account is another one each time, whatever Idempotency-Key it is asked for with", async () => {
  const clara = await person(app, "clara");
  const wish = { name: "lamp", scopes: ["generate"] };
  const make = () => clara.send("POST", "/auth/api-keys", wish, { "idempotency-key": "one" });
  const [first, second] = [await make(), await make()];
  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.headers["idempotency-replayed"]).toBeUndefined();
  expect(second.json<{ key: string }>().key).not.toBe(first.json<{ key: string }>().key);
});

test("the description names the header", async () => {
  const { paths } = (await app.inject("/openapi.json")).json<{ paths: Record<string, { post: object }> }>();
  for (const path of ["/generate", "/songs/edits", "/interrogate"]) {
    expect(JSON.stringify(paths[path]?.post), path).toContain('"Idempotency-Key"');
  }
});
