/** Whose word is believed about where a request comes from. */
import type { Settings } from "../settings.ts";

/** {@link Settings.trustProxy} as Fastify wants it: so many hops from here are believed, or certain addresses. */
export function trustProxy(
  setting: Settings["trustProxy"],
): string[] | false | ((address: string, hop: number) => boolean) {
  return typeof setting === "number" ? (_address, hop) => hop < setting : setting;
}
