/** Where a service is reached that listens. */
import type { AddressInfo } from "node:net";

/** An address that a browser takes: 0.0.0.0 and :: are everywhere, and so also here. */
export function listeningAddress(bound: AddressInfo | string | null, host: string, port: number): string {
  const actual = typeof bound === "object" && bound !== null ? bound : { address: host, port };
  const everywhere = actual.address === "0.0.0.0" || actual.address === "::";
  const name = everywhere
    ? "localhost"
    : actual.address.includes(":")
      ? `[${actual.address}]`
      : actual.address;
  return `http://${name}:${actual.port}`;
}
