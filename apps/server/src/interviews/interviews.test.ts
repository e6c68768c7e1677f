import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WireConversation, WireInterrogateRequest, WireInterviewResponse } from "@music-brain/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import type { TypedApp } from "../http/typed-app.ts";
import type {} from "../telemetry/request-log.ts";
import { describedAnswers, type ExpectDescribed, expectSound, testApp } from "../testing.ts";

let app: TypedApp;
let expectDescribed: ExpectDescribed;

beforeAll(async () => {
  app = await testApp();
  expectDescribed = await describedAnswers(app);
});
afterAll(() => app.close());

interface Said {
  readonly session_id: string;
  readonly response: WireInterviewResponse;
}

async function send(body: unknown, to = app) {
  const response = await to.inject({ method: "POST", url: "/interrogate", payload: body as object });
  expectSound(response);
  if (to === app) expectDescribed("POST /interrogate", response);
  return response;
}

async function say(body: WireInterrogateRequest, to = app): Promise<Said> {
  const response = await send(body, to);
  expect(response.statusCode, response.body).toBe(200);
  return response.json();
}

async function recall(id: string, to = app) {
  const response = await to.inject(`/interrogate/${id}`);
  expectSound(response);
  return response;
}

describe("a conversation", () => {
  test("ends in an intent that POST /generate takes as it is", async () => {
    const { session_id } = await say({ message: "My wife died in March, around 70 bpm, no drums" });
    const { response } = await say({ message: "just make it", session_id });
    expect(response).toMatchObject({ ready: true, turn: 2, questions: [] });
    expect(response.intent.technical).toMatchObject({ bpm: 70, instruments: { drums: "none" } });
    const song = await app.inject({
      method: "POST",
      url: "/generate",
      payload: { intent: response.intent, output_format: "json" },
    });
    expect(song.statusCode, song.body).toBe(200);
  });

  test("says what an answer set, and why", async () => {
    const { response } = await say({ message: "a quiet song for my sister, around 70 bpm" });
    expect(response.learned).toContainEqual({
      parameter: "technical.bpm",
      value: 70,
      because: expect.stringContaining("70"),
    });
    expect(response.context.dedication).toBe("my sister");
  });

  test("is what its seed and its messages make of it", async () => {
    const messages = ["sad", "my brother", "hollow", "hope", "skip", "the rain", "just make it"];
    const once = await talk(messages);
    const again = await talk(messages);
    expect(again.session_id).not.toBe(once.session_id);
    expect(again.response).toEqual(once.response);
  });

  test("is told with everything that was said", async () => {
    const { session_id, response } = await talk(["sad", "my brother"]);
    const told = await recall(session_id);
    expectDescribed("GET /interrogate/{session_id}", told);
    const conversation = told.json<WireConversation>();
    expect(conversation.turns.map(({ message }) => message)).toEqual(["sad", "my brother"]);
    expect(conversation.response).toEqual(response);
    expect(told.headers["cache-control"]).toBe("no-store");
  });

  test("does not ask for what the context knows", async () => {
    const context = { intent: { technical: { bpm: 90, genre: "jazz" } }, dedication: "Ada" };
    const { response } = await say({ message: "joyful", context });
    expect(response.intent.technical).toEqual({ bpm: 90, genre: "jazz" });
    expect(response.context.dedication).toBe("Ada");
  });

  test("takes its own context back", async () => {
    const { session_id, response } = await say({ message: "joyful, for my sister" });
    const again = await say({ message: "loud", session_id, context: response.context });
    expect(again.response.context.dedication).toBe("my sister");
  });
});

async function talk(messages: readonly string[], to = app): Promise<Said> {
  let said: Said | undefined;
  for (const message of messages) {
    said = await say(said ? { message, session_id: said.session_id } : { message, seed: 5 }, to);
  }
  if (!said) throw new Error("nothing was said");
  return said;
}

describe("branches", () => {
  test("keep the first messages and leave the old conversation as it is", async () => {
    const { session_id } = await talk(["sad", "my brother", "hollow"]);
    const branch = await say({ message: "for nobody", session_id, from_turn: 1 });
    expect(branch.session_id).not.toBe(session_id);
    expect(branch.response.turn).toBe(2);
    const told = (await recall(branch.session_id)).json<WireConversation>();
    expect(told.turns.map(({ message }) => message)).toEqual(["sad", "for nobody"]);
    expect(told.branched_from).toEqual({ session_id, from_turn: 1 });
    expect((await recall(session_id)).json<WireConversation>().turns).toHaveLength(3);
  });

  test("from beyond the end are refused", async () => {
    const { session_id } = await talk(["sad"]);
    const response = await send({ message: "x", session_id, from_turn: 2 });
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ errors: [{ pointer: "/from_turn" }] });
  });
});

/**
 * Sends the head of a message over a connection of its own, and waits until the service has read it.
 * @returns what sends the rest, and gives the answer
 */
async function headOnly(body: WireInterrogateRequest, port: number): Promise<{ rest(): Promise<string> }> {
  const payload = JSON.stringify(body);
  const socket = connect(port, "127.0.0.1");
  const head = [
    "POST /interrogate HTTP/1.1",
    "host: test",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(payload)}`,
    "expect: 100-continue",
    "connection: close",
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  const [said] = await once(socket, "data");
  expect(String(said)).toMatch(/^HTTP\/1\.1 100 /);
  return {
    async rest() {
      socket.write(payload);
      return String(Buffer.concat(await socket.toArray()));
    },
  };
}

describe("two answers at once", () => {
  test("to one turn: one wins, the other gets 409, and nothing is lost", async () => {
    const { session_id } = await talk(["sad"]);
    const answers = ["my brother", "my sister", "my mother"];
    const responses = await Promise.all(answers.map((message) => send({ message, session_id, turn: 1 })));
    expect(responses.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    const winner = answers[responses.findIndex(({ statusCode }) => statusCode === 200)];
    const { turns } = (await recall(session_id)).json<WireConversation>();
    expect(turns.map(({ message }) => message)).toEqual(["sad", winner]);
  });

  test("that name no turn: one wins, the other gets 409", async () => {
    const { session_id } = await talk(["sad"]);
    const answers = ["my brother", "my sister", "my mother"];
    const responses = await Promise.all(answers.map((message) => send({ message, session_id })));
    expect(responses.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    await say({ message: "hollow", session_id });
    expect((await recall(session_id)).json<WireConversation>().turns).toHaveLength(3);
  });

  test("over two connections: who was on the way when the other was answered gets 409, however late the rest of it comes", async () => {
    const served = await testApp();
    try {
      const address = new URL(await served.listen({ port: 0, host: "127.0.0.1" }));
      const { session_id } = await talk(["sad"], served);
      const late = await headOnly({ message: "my sister", session_id }, Number(address.port));
      const first = await say({ message: "my brother", session_id }, served);
      expect(first.response.turn).toBe(2);
      expect(await late.rest()).toMatch(/^HTTP\/1\.1 409 /);
      const { turns } = (await recall(session_id, served)).json<WireConversation>();
      expect(turns.map(({ message }) => message)).toEqual(["sad", "my brother"]);
      await say({ message: "hollow", session_id }, served);
    } finally {
      await served.close();
    }
  });

  test("one after the other are both taken, over any number of connections", async () => {
    const served = await testApp();
    try {
      const address = new URL(await served.listen({ port: 0, host: "127.0.0.1" }));
      const { session_id } = await talk(["sad"], served);
      for (const message of ["my brother", "hollow", "hope", "rain"]) {
        const sending = await headOnly({ message, session_id }, Number(address.port));
        expect(await sending.rest()).toMatch(/^HTTP\/1\.1 200 /);
      }
    } finally {
      await served.close();
    }
  });

  test("an answer to a turn that is over gets 409", async () => {
    const { session_id } = await talk(["sad", "my brother"]);
    const response = await send({ message: "late", session_id, turn: 1 });
    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({ code: "session_moved_on" });
  });
});

describe("what does not exist", () => {
  test("cannot be told from what was forgotten or is somebody else's", async () => {
    const { session_id } = await talk(["sad"]);
    const gone = await app.inject({ method: "DELETE", url: `/interrogate/${session_id}` });
    expect(gone.json()).toEqual({ success: true, session_id });
    expectDescribed("DELETE /interrogate/{session_id}", gone);
    const detail = (response: { json: () => { detail: string } }) => response.json().detail;
    const forgotten = await recall(session_id);
    const never = await recall("int_never");
    expect([forgotten.statusCode, never.statusCode]).toEqual([404, 404]);
    expect(detail(forgotten)).toBe(detail(never));
    expect((await send({ message: "hello?", session_id })).statusCode).toBe(404);
    expect((await app.inject({ method: "DELETE", url: `/interrogate/${session_id}` })).statusCode).toBe(404);
  });

  test("is not in the reach of another caller", async () => {
    const other = await testApp();
    try {
      other.addHook("onRequest", async (request) => {
        const caller = request.headers["x-test-caller"];
        if (typeof caller !== "string") return;
        const ids = { id: `user:${caller}`, userId: caller, sessionId: caller };
        request.principal = { kind: "user", ...ids, scopes: new Set() };
      });
      const mine = { "x-test-caller": "ada" };
      const begun = await other.inject({
        method: "POST",
        url: "/interrogate",
        payload: { message: "sad" },
        headers: mine,
      });
      const { session_id } = begun.json<Said>();
      const url = `/interrogate/${session_id}`;
      expect((await other.inject({ url, headers: mine })).statusCode).toBe(200);
      for (const headers of [{}, { "x-test-caller": "bob" }]) {
        expect((await other.inject({ url, headers })).statusCode).toBe(404);
        expect((await other.inject({ method: "DELETE", url, headers })).statusCode).toBe(404);
        const payload = { message: "mine now", session_id };
        const answered = await other.inject({ method: "POST", url: "/interrogate", payload, headers });
        expect(answered.statusCode).toBe(404);
      }
    } finally {
      await other.close();
    }
  });
});

describe("time", () => {
  test("forgets a conversation that nobody goes on with", async () => {
    let now = Date.UTC(2026, 0, 1);
    const old = await testApp({ now: () => now });
    try {
      const { session_id } = await talk(["sad"], old);
      now += 29 * 86_400_000;
      await say({ message: "still here", session_id }, old);
      now += 29 * 86_400_000;
      expect((await recall(session_id, old)).statusCode).toBe(200);
      now += 86_400_000;
      expect((await recall(session_id, old)).statusCode).toBe(404);
    } finally {
      await old.close();
    }
  });

  test("takes a conversation off the disk when another one begins after its days", async () => {
    let now = Date.UTC(2026, 0, 1);
    const database = await openDatabase();
    const old = await testApp({ now: () => now, database });
    const count = async () => (await database.selectFrom("interviews").select("id").execute()).length;
    try {
      await talk(["sad"], old);
      now += 31 * 86_400_000;
      await talk(["glad"], old);
      expect(await count()).toBe(1);
    } finally {
      await old.close();
    }
  });
});

describe("on disk", () => {
  const folder = mkdtempSync(join(tmpdir(), "interviews-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("a conversation survives a restart", async () => {
    const first = await testApp({ database: await openDatabase(folder) });
    const before = await talk(["sad", "my brother"], first);
    await first.close();
    const second = await testApp({ database: await openDatabase(folder) });
    try {
      const told = (await recall(before.session_id, second)).json<WireConversation>();
      expect(told.response).toEqual(before.response);
      await say({ message: "hollow", session_id: before.session_id }, second);
    } finally {
      await second.close();
    }
  });
});

describe("strange messages get a clear answer", () => {
  const strange: readonly (readonly [string, string])[] = [
    ["nothing", ""],
    ["blanks", " \n\t "],
    ["one emoji", "🙂"],
    ["only signs", "?!…"],
    ["ten thousand words", "grief ".repeat(10_000)],
    ["one word of ten thousand letters", "a".repeat(10_000)],
    ["right-to-left text", "\u202Eأنا حزين جدا\u202C"],
    ["HTML", "<script>alert(1)</script><b>sad</b>"],
    ["SQL", "'; DROP TABLE interviews; --"],
    ["JSON", '{"intent": {"bpm": 9999}}'],
    ["controls", "sad\u0001\u0007\u001b[31m"],
    ["combining marks", `s${"\u0301".repeat(500)}ad`],
  ];
  test.each(strange)("%s", async (_, message) => {
    const { session_id, response } = await say({ message });
    expect(response.message.length).toBeGreaterThan(10);
    expect(response.message).not.toMatch(/[\u202A-\u202E\u0000-\u001f]/u);
    const told = (await recall(session_id)).json<WireConversation>();
    expect(told.turns[0]?.message).toBe(message);
    const again = await say({ message, session_id });
    expect(again.response.turn).toBe(2);
    const song = await app.inject({
      method: "POST",
      url: "/generate",
      payload: { intent: again.response.intent, dry_run: true },
    });
    expect(song.statusCode, song.body).toBe(200);
  });

  test.each([
    ["a hundred thousand characters and one", { message: "a".repeat(100_001) }, 422],
    ["no message", {}, 422],
    ["a number", { message: 5 }, 422],
    ["NUL", { message: "a\u0000b" }, 422],
    ["a key that is none", { message: "sad", context: { intent: { technical: { key: "H dur" } } } }, 422],
    ["a turn without a session", { message: "sad", turn: 1 }, 422],
    ["an unknown session", { message: "sad", session_id: "../../etc/passwd" }, 404],
    ["another property", { message: "sad", owner: "me" }, 422],
  ])("%s is refused", async (_, body, status) => {
    expect((await send(body)).statusCode).toBe(status);
  });

  test("a hundred messages are as many as there can be", async () => {
    const { session_id } = await say({ message: "sad" });
    for (let turn = 2; turn <= 100; turn++) await say({ message: "sad", session_id });
    const full = await send({ message: "sad", session_id });
    expect(full.statusCode).toBe(422);
    expect(full.json()).toMatchObject({ errors: [{ pointer: "/session_id" }] });
  });
});
