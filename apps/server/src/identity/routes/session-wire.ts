/** Sessions in the wire's spelling. */
import type { WireSession } from "@music-brain/contract";
import type { Session } from "../sessions.ts";

/**
 * A session.
 * @param current the id of the session that asks, if one does
 */
export function sessionToWire(session: Session, current?: string): WireSession {
  const { id, device, address, created_at, last_used_at, expires_at } = session;
  return {
    ...{ id, device, address },
    created_at: timeOf(created_at),
    last_used_at: timeOf(last_used_at),
    expires_at: timeOf(expires_at),
    current: id === current,
  };
}

function timeOf(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
