import { once } from "node:events";
import { connect, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadSettings } from "./settings-load.ts";
import { CEILING_MS, StartError, startServer } from "./start.ts";

const settings = (port: number, host = "127.0.0.1") => ({
  ...loadSettings({ DATA_DIR: ":memory:" }),
  port,
  host,
});

test("listens on a free port, answers, and stops", async () => {
  const server = await startServer({ settings: settings(0) });
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${server.address}/health`)).status).toBe(200);
  await server.stop();
  await expect(fetch(`${server.address}/health`)).rejects.toThrow();
});

test("waits for a request that has no end as long as is said, and no longer", async () => {
  const server = await startServer({ settings: settings(0) });
  const { port } = new URL(server.address);
  const socket = connect(Number(port), "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(
    "POST /generate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n",
  );
  // Another request shows that the head of ours has come.
  expect((await fetch(`${server.address}/health`)).status).toBe(200);
  const closed = once(socket.resume(), "close");
  await server.stop({ ceilingMs: 300 });
  await closed;
});

test("that is 20 seconds, less than supervisors wait before they kill", () => {
  expect(CEILING_MS).toBe(20_000);
});

test("says in a sentence that the port is in use", async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => {
      const address = other.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  const start = startServer({ settings: settings(port) });
  await expect(start).rejects.toThrow(StartError);
  await expect(start).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use.`);
  await new Promise((resolve) => other.close(resolve));
});

test("says in a sentence that the address is not one of this machine", async () => {
  await expect(startServer({ settings: settings(0, "203.0.113.1") })).rejects.toThrow(
    "HOST 203.0.113.1 is not an address",
  );
});

test("says in a sentence that the database cannot be had", async () => {
  const dataDir = fileURLToPath(import.meta.url);
  await expect(startServer({ settings: { ...settings(0), dataDir } })).rejects.toThrow(
    `The database in DATA_DIR ${dataDir} cannot be opened`,
  );
});
