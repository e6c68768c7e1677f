/** The requests that a service is measured with. */
import type { Load } from "./load.ts";

export type { Load } from "./load.ts";

/** From the least to the most that a request asks for. @throws TypeError where nobody answers */
export async function loadsFor(address: string): Promise<readonly Load[]> {
  const etag =
    (await fetch(`${address}/emotions`, { headers: { "accept-encoding": "br" } })).headers.get("etag") ?? "";
  const wish = { intent: { emotional_intent: "grief slowly turning into hope" }, output_format: "json" };
  const body = JSON.stringify({ ...wish, seed: 42 });
  const json = { "content-type": "application/json" };
  return [
    { name: "GET /health", path: "/health" },
    { name: "GET /emotions, plain", path: "/emotions", headers: { "accept-encoding": "identity" } },
    { name: "GET /emotions, brotli", path: "/emotions", headers: { "accept-encoding": "br" } },
    {
      name: "GET /emotions, 304",
      path: "/emotions",
      headers: { "accept-encoding": "br", "if-none-match": etag },
    },
    {
      name: "POST /generate, JSON, composed",
      path: "/generate",
      method: "POST",
      headers: json,
      body: JSON.stringify(wish),
    },
    { name: "POST /generate, JSON, remembered", path: "/generate", method: "POST", headers: json, body },
    {
      name: "POST /generate, MIDI, remembered",
      path: "/generate",
      method: "POST",
      headers: { ...json, accept: "audio/midi" },
      body,
    },
  ];
}
