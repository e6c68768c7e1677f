/** Connected applications in the wire's spelling. */
import type { WireApplication } from "@music-brain/contract";
import type { Application } from "../applications.ts";

/** An application. */
export function applicationToWire(application: Application): WireApplication {
  const { clientId: id, name, scopes, agreedAt, lastTokenAt, expiresAt } = application;
  return {
    ...{ id, name, scopes: [...scopes], agreed_at: new Date(agreedAt).toISOString() },
    last_token_at: lastTokenAt === null ? null : new Date(lastTokenAt).toISOString(),
    expires_at: new Date(expiresAt).toISOString(),
  };
}
