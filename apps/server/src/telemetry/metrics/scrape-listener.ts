/** A second listener, for scrapers inside the network: GET /metrics without a token, and nothing else. */
import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { standardHeaders } from "../../http/headers.ts";
import { createServer } from "../../http/node-http.ts";
import { OPEN_METRICS_TYPE, openMetricsText, PROMETHEUS_TYPE, prometheusText } from "./exposition.ts";
import type { Metrics } from "./metrics.ts";

/** Time for a scraper to send its few lines. */
const REQUEST_TIMEOUT_MS = 5000;

/**
 * Listens.
 * @throws Error of the system (rejects) where the address cannot be had
 */
export async function listenForScrapers(metrics: Metrics, host: string, port: number): Promise<Server> {
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: 65_000 },
    (request, response) => {
      answer(metrics, request, response).catch(() => response.writeHead(500, standardHeaders).end());
    },
  );
  server.maxConnections = 64;
  server.listen({ host, port });
  await once(server, "listening");
  return server;
}

async function answer(metrics: Metrics, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = "", headers } = request;
  if (url.split("?", 1)[0] !== "/metrics") {
    response.writeHead(404, standardHeaders).end();
  } else if (method !== "GET" && method !== "HEAD") {
    response.writeHead(405, { ...standardHeaders, allow: "GET, HEAD" }).end();
  } else {
    const isOpen = headers.accept?.includes("application/openmetrics-text") ?? false;
    const text = await (isOpen ? openMetricsText(metrics) : prometheusText(metrics));
    response
      .writeHead(200, {
        ...standardHeaders,
        "content-type": isOpen ? OPEN_METRICS_TYPE : PROMETHEUS_TYPE,
        "content-length": Buffer.byteLength(text),
      })
      .end(method === "HEAD" ? undefined : text);
  }
}
