import { once } from "node:events";
import { connect, type Socket } from "node:net";
import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addTurns } from "./turns.ts";

const app = Fastify();
const answerAtWork = addTurns(app);
/** The requests that are begun, and what answers each. */
const begun: { readonly name: string; readonly answer: () => void; readonly atWork: unknown }[] = [];
let noteBegun = () => {};
app.get<{ Params: { name: string } }>("/:name", (request, reply) => {
  begun.push({
    name: request.params.name,
    answer: () => reply.send(request.params.name),
    atWork: answerAtWork(request.raw.socket) === reply.raw,
  });
  noteBegun();
});
let port = 0;
beforeAll(async () => {
  port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
});
afterAll(() => app.close());

const get = (name: string) => `GET /${name} HTTP/1.1\r\nHost: a\r\n\r\n`;

/** A connection on which these have been asked for at once, and its other side. */
async function asking(...names: readonly string[]): Promise<readonly [near: Socket, far: Socket]> {
  const taken = once(app.server, "connection");
  const near = connect(port, "127.0.0.1");
  const [far] = await taken;
  near.write(names.map(get).join(""));
  return [near, far];
}

/** The next request that is begun. */
async function next() {
  while (begun.length === 0) await new Promise<void>((resolve) => (noteBegun = resolve));
  const [first] = begun.splice(0, 1);
  if (first === undefined) throw new Error("none was begun");
  return first;
}

test("of what is asked for at once on a connection, one is worked on at a time, in the order of asking", async () => {
  const [near] = await asking("one", "two", "three");
  let heard = "";
  near.on("data", (bytes) => (heard += bytes));
  for (const name of ["one", "two", "three"]) {
    const turn = await next();
    expect(turn).toMatchObject({ name, atWork: true });
    expect(begun).toEqual([]);
    turn.answer();
  }
  while (!heard.endsWith("three")) await once(near, "data");
  expect(heard.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
  near.destroy();
});

test("nobody waits for what is asked for on another connection", async () => {
  const [slow] = await asking("slow", "slower");
  const held = await next();
  const [other] = await asking("other");
  expect((await next()).name).toBe("other");
  held.answer();
  expect((await next()).name).toBe("slower");
  slow.destroy();
  other.destroy();
});

test("what is asked for by whoever is gone when its turn comes is not begun", async () => {
  const [gone, far] = await asking("asked", "in vain");
  const asked = await next();
  const closed = once(far, "close");
  gone.destroy();
  await closed;
  asked.answer();
  const [later] = await asking("later");
  expect((await next()).name).toBe("later");
  later.destroy();
});
