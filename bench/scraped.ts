/** What a service that is measured says of itself. */
import { serviceEnvironment } from "./service-environment.ts";

/** The figures of `GET /metrics` at the moment, by name: a counter without labels, or the sum of one with them. */
export async function scraped(address: string): Promise<(name: string) => number> {
  const headers = { authorization: `Bearer ${serviceEnvironment.METRICS_TOKEN}`, accept: "text/plain" };
  const text = await (await fetch(`${address}/metrics`, { headers })).text();
  return (name) =>
    [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, "gm"))].reduce(
      (sum, [, value]) => sum + Number(value),
      0,
    );
}
