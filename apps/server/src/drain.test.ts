import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import { createDrain } from "./drain.ts";

/** A caller that comes over a new connection each time, until nobody is there; what else it meets, in words. */
async function keepComing(port: number): Promise<readonly string[]> {
  const met: string[] = [];
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("data", (bytes) => {
      text += bytes;
    });
    socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    const failed = await Promise.race([
      once(socket, "close").then(() => undefined),
      once(socket, "error").then(([error]) => String(error.code)),
    ]).catch((error: NodeJS.ErrnoException) => error.code);
    socket.destroy();
    if (failed === "ECONNREFUSED") return met;
    if (failed !== undefined || !text.startsWith("HTTP/1.1 200"))
      met.push(failed ?? `"${text.slice(0, 20)}"`);
  }
}

test("callers who come without a pause are answered or find nobody: none is let in and then dropped", async () => {
  for (let time = 0; time < 5; time++) {
    const drain = createDrain();
    const server = createServer((_request, response) => drain.afterHolding(() => response.end("ok")));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const coming = Promise.all(Array.from({ length: 24 }, () => keepComing(port)));
    await once(server, "request");
    drain.begin();
    await drain.close(server);
    expect((await coming).flat()).toEqual([]);
  }
});
