/** A server that grows by layers: the first so many of the service's, in its order. `node bench/layered.ts 3` */
import process from "node:process";
import Fastify, { LogController } from "fastify";
import { createDrain } from "../apps/server/src/drain.ts";
import { addCompression } from "../apps/server/src/http/compress.ts";
import { addCors } from "../apps/server/src/http/cors.ts";
import { startLagMeter } from "../apps/server/src/http/event-loop-lag.ts";
import { addStandardHeaders } from "../apps/server/src/http/headers.ts";
import { addIdempotency } from "../apps/server/src/http/idempotency.ts";
import { keptAnswers } from "../apps/server/src/http/kept-answers.ts";
import { addMethodRefusals, watchMethods } from "../apps/server/src/http/methods.ts";
import { addNodeRefusals } from "../apps/server/src/http/node-refusals.ts";
import { requestIdOf } from "../apps/server/src/http/request-id.ts";
import { addShedding } from "../apps/server/src/http/shedding.ts";
import type { TypedApp } from "../apps/server/src/http/typed-app.ts";
import { addPrincipals } from "../apps/server/src/identity/principal.ts";
import { createLogger, logOutput } from "../apps/server/src/telemetry/logger.ts";
import { measureRequests } from "../apps/server/src/telemetry/metrics/measure-requests.ts";
import { createMetrics } from "../apps/server/src/telemetry/metrics/metrics.ts";
import { addRequestLog } from "../apps/server/src/telemetry/request-log.ts";
import { traceRequests } from "../apps/server/src/telemetry/tracing/trace-requests.ts";
import { startTracing } from "../apps/server/src/telemetry/tracing/tracing.ts";

const metrics = createMetrics();

/** The layers, each with what adds it; bench/layers.ts has their names. */
const layers: readonly ((app: TypedApp) => void)[] = [
  (app) => addStandardHeaders(app, createDrain()),
  (app) => {
    addPrincipals(app);
    addRequestLog(app);
  },
  (app) => measureRequests(app, metrics),
  (app) => addShedding(app, metrics, { maxInFlight: 1000, maxLagMs: 1000, lagMs: startLagMeter().lagMs }),
  (app) => {
    const methods = watchMethods(app);
    addNodeRefusals(app);
    addCors(app, ["https://example.org"], methods.at);
    addMethodRefusals(app, methods);
  },
  (app) => {
    addIdempotency(app, keptAnswers(Date.now));
    addCompression(app);
  },
  (app) =>
    traceRequests(app, startTracing({ endpoint: "http://127.0.0.1:1", serviceName: "bench", warn() {} })),
];

const count = Number(process.argv[2]);
const { stream } = await logOutput({ environment: "production", logFile: undefined });
const app: TypedApp = Fastify({
  loggerInstance: createLogger({ logLevel: "info", stream }),
  logController: new LogController({ disableRequestLogging: true }),
  genReqId: requestIdOf,
});
for (const add of layers.slice(0, count)) add(app);
app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
app.get("/cpu", () => {
  const { user, system } = process.cpuUsage();
  return user + system;
});
app.get("/health", () => ({ status: "healthy", service: "Music Brain API", version: "0.1.0" }));
await app.listen({ host: "127.0.0.1", port: 0, listenTextResolver: (address) => address });
