/** Where a request comes from. */
import type { FastifyRequest } from "fastify";
import ipaddr from "ipaddr.js";

/**
 * The address that a request comes from, as far as the trusted proxies say: an IPv4 address, or the /64 network of an
 * IPv6 address, which one subscriber has all of (RFC 6177). A proxy's word that is no address counts against the proxy.
 */
export function addressOf({ ip, socket }: Pick<FastifyRequest, "ip" | "socket">): string {
  return networkOf(ip) ?? networkOf(socket.remoteAddress ?? "") ?? "unknown";
}

/**
 * "203.0.113.7", or "2001:db8:0:1::/64"; undefined for what is no address. An IPv4 address in IPv6 is one of IPv4.
 * @example networkOf("2001:db8::1:2:3:4"); // "2001:db8::/64"
 */
export function networkOf(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${withoutZone(address)}/64`).toString()}/64`;
}

/** "fe80::1%eth0" without the name of the card. */
function withoutZone(address: string): string {
  return address.split("%", 1)[0] ?? address;
}
