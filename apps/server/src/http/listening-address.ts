/** Where a service is reached that listens. */
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";

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

/** The address that people reach the service at: PUBLIC_URL, or where it listens; never what a request says. */
export function publicAddress({ server }: FastifyInstance, publicUrl: string | undefined): string {
  return publicUrl ?? listeningAddress(server.address(), "localhost", 0);
}
