/** METRICS_TOKEN: lets scrapers that cannot sign in see the metrics, and nothing else. */
import { hash, timingSafeEqual } from "node:crypto";
import type { CredentialCheck } from "./ports.ts";
import type { Principal } from "./principal.ts";

const scraper: Principal = {
  kind: "client",
  id: "client:metrics",
  clientId: "metrics",
  scopes: new Set(["metrics:read"]),
};

/**
 * Knows the token.
 * @param tokenNow the token at the moment; undefined where there is none, and nobody is let in by it
 */
export function metricsTokenCheck(tokenNow: () => string | undefined): CredentialCheck {
  return {
    // SIGHUP changes it.
    remembered: false,
    check(credential) {
      const token = tokenNow();
      // Of hashes: the comparison takes as long whatever is guessed.
      const isIt = token !== undefined && timingSafeEqual(digest(credential), digest(token));
      return isIt ? scraper : undefined;
    },
  };
}

function digest(text: string): Buffer {
  return hash("sha256", text, "buffer");
}
