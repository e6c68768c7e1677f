/** Clients in the wire's spelling. */
import type { WireClient } from "@music-brain/contract";
import type { OAuthClient } from "../oauth-clients.ts";

/** A client. */
export function clientToWire(client: OAuthClient): WireClient {
  const { id, name, kind, redirectUris, scopes, createdBy, createdAt } = client;
  return {
    ...{ id, name, kind, redirect_uris: [...redirectUris], scopes: [...scopes], created_by: createdBy },
    created_at: new Date(createdAt).toISOString(),
  };
}
