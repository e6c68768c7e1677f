/** API keys in the wire's spelling. */
import type { WireApiKey } from "@music-brain/contract";
import { keyHint } from "../api-key-format.ts";
import type { ApiKey, ShownKey } from "../api-keys.ts";

/** A key, as it is listed. */
export function apiKeyToWire(key: ApiKey): WireApiKey {
  const { id, name, scopes, limits, createdAt, expiresAt, lastUsedAt, previousUntil } = key;
  return {
    id,
    name,
    hint: keyHint(id),
    scopes: [...scopes],
    limits: limits
      ? { per_minute: limits.perMinute, per_hour: limits.perHour, per_day: limits.perDay }
      : null,
    created_at: new Date(createdAt).toISOString(),
    expires_at: timeOrNull(expiresAt),
    last_used_at: timeOrNull(lastUsedAt),
    previous_until: timeOrNull(previousUntil),
  };
}

/** A key, as it is shown once. */
export function shownKeyToWire({ key, shown }: ShownKey): WireApiKey & { readonly key: string } {
  return { ...apiKeyToWire(key), key: shown };
}

function timeOrNull(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
