import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { testApp } from "../../testing.ts";
import { startTracing } from "./tracing.ts";

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status: { readonly code: number };
}

interface OtlpRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: OtlpSpan["attributes"] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

/** A collector: what is posted to it as OTLP in JSON. */
const received: OtlpRequest[] = [];
const collector = createServer(async (request, response) => {
  if (request.url === "/v1/traces") received.push(JSON.parse(await text(request)) as OtlpRequest);
  response.setHeader("content-type", "application/json").end("{}");
});
collector.listen(0, "127.0.0.1");
await once(collector, "listening");
afterAll(() => collector.close());
const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`;

const spans = () =>
  received.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  );
const attributesOf = (span: OtlpSpan | undefined) =>
  Object.fromEntries((span?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]));

const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
const parent = "00f067aa0ba902b7";

test("a collector gets a span for every request, below the caller's, and one for composing within it", async () => {
  const warnings: string[] = [];
  const tracing = startTracing({ endpoint, serviceName: "band", warn: (message) => warnings.push(message) });
  const app = await testApp({ tracing });
  const traced = await app.inject({
    method: "POST",
    url: "/generate",
    payload: { intent: { emotional_intent: "calm" }, seed: 1 },
    headers: { traceparent: `00-${trace}-${parent}-01` },
  });
  const untraced = await app.inject("/emotions/joy?x=1");
  await app.inject({ url: "/health", headers: { traceparent: `00-${trace}-${parent}-00` } });
  await app.close();

  expect(warnings).toEqual([]);
  const [request, joy] = ["POST /generate", "GET /emotions/:base"].map((name) =>
    spans().find((span) => span.name === name),
  );
  expect(request).toMatchObject({ traceId: trace, parentSpanId: parent });
  expect(traced.headers["traceresponse"]).toBe(`00-${trace}-${request?.spanId}-01`);
  expect(attributesOf(request)).toMatchObject({
    "http.request.method": "POST",
    "http.route": "/generate",
    "http.response.status_code": 200,
    "url.path": "/generate",
    "client.address": "127.0.0.1",
  });
  const composing = spans().find((span) => span.name === "compose");
  expect(composing).toMatchObject({ traceId: trace, parentSpanId: request?.spanId });
  expect(joy?.parentSpanId ?? "").toBe("");
  expect(untraced.headers["traceresponse"]).toContain(joy?.traceId);
  expect(JSON.stringify(joy)).not.toContain("x=1");
  expect(spans().map(({ name }) => name)).not.toContain("GET /health");
  expect(JSON.stringify(received[0]?.resourceSpans[0]?.resource)).toContain('"band"');
});

test("where no collector answers requests are served, and the log says that spans are lost", async () => {
  const warnings: string[] = [];
  const closed = createServer().listen(0, "127.0.0.1");
  await once(closed, "listening");
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const tracing = startTracing({
    endpoint: `http://127.0.0.1:${port}`,
    serviceName: "band",
    warn: (message) => warnings.push(message),
  });
  const app = await testApp({ tracing });
  expect((await app.inject("/emotions")).statusCode).toBe(200);
  await app.close();
  expect(warnings.join()).toMatch(/^traces: /);
});
