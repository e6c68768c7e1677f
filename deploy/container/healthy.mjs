// Whether the process in this container works: the HTTP service says that it is ready, a worker has metrics to show.
// For HEALTHCHECK, which has no curl here. Ends with 0 or 1.
//
//   node healthy.mjs            the service
//   node healthy.mjs worker     a worker

const { PORT = "8000", PROMETHEUS_PORT = "9464" } = process.env;
const [, , kind] = process.argv;
const address =
  kind === "worker" ? `http://127.0.0.1:${PROMETHEUS_PORT}/metrics` : `http://127.0.0.1:${PORT}/health/ready`;

try {
  const { ok, status } = await fetch(address, { signal: AbortSignal.timeout(4000) });
  if (!ok) throw new Error(`${address} answers ${status}`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
