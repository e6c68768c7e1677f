/** What a client may be. */
import { isScope, type Scope } from "@music-brain/contract";
import type { ClientWish } from "./oauth-clients.ts";

/**
 * What may be handed to third parties. Nothing by which they could make what outlasts the consent of whom they act for:
 * keys, or other accounts.
 */
export const thirdPartyScopes = [
  "generate",
  "songs:read",
  "songs:write",
  "metrics:read",
] as const satisfies Scope[];

/** The scopes of third parties in a text, with spaces between. */
export function scopesIn(text: string): readonly Scope[] {
  return text.split(" ").filter(isScope).filter(isForThirdParties);
}

/** Whether third parties can have a scope. */
export function isForThirdParties(scope: Scope): boolean {
  return thirdPartyScopes.some((one) => one === scope);
}

/** What is wrong with a client that is wished for, in words that follow the name of the field; undefined where nothing is. */
export function objectionToClient({
  kind,
  redirectUris,
  scopes,
}: ClientWish): { readonly field: "redirect_uris" | "scopes"; readonly why: string } | undefined {
  if (scopes.length === 0) return { field: "scopes", why: "has to name at least one" };
  const foreign = scopes.find((scope) => !isForThirdParties(scope));
  if (foreign !== undefined)
    return { field: "scopes", why: `cannot have ${foreign}, which is for people alone` };
  const isMachine = kind === "machine";
  if (isMachine !== (redirectUris.length === 0)) {
    const why = isMachine ? "has to be empty: nobody is sent to a machine" : "has to name at least one";
    return { field: "redirect_uris", why };
  }
  for (const uri of redirectUris) {
    const why = objectionToRedirect(uri);
    if (why !== undefined) return { field: "redirect_uris", why };
  }
  const native = redirectUris.filter(isNative);
  if (native.length > 0 && native.length < redirectUris.length) {
    return {
      field: "redirect_uris",
      why: "cannot have addresses of this machine or of an app beside those of the web",
    };
  }
  return undefined;
}

/**
 * Why nobody can be sent to an address after signing in; undefined where they can. Those of the web are https. Those of
 * a program on the person's own machine are http on its loopback address, or have a scheme of the program's own, which is
 * a name of its maker backwards (RFC 8252 §7).
 * @example objectionToRedirect("com.example.app:/signed-in"); // undefined
 */
export function objectionToRedirect(uri: string): string | undefined {
  const url = URL.parse(uri);
  if (url === null || /[\s\\*]/.test(uri)) return "has to have whole addresses";
  if (uri.includes("#")) return "cannot have addresses with #";
  if (url.username !== "" || url.password !== "" || authorityOf(uri).includes("@")) {
    return "cannot have addresses with a user";
  }
  if (url.protocol === "https:" || isNative(uri)) return undefined;
  return "has to have addresses of https; http at 127.0.0.1 or [::1]; or of an app, such as com.example.app:/signed-in";
}

/** Whether an address leads to a program on the person's own machine. */
export function isNative(uri: string): boolean {
  const url = URL.parse(uri);
  if (url === null) return false;
  if (url.protocol === "http:") return ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  return /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+:$/.test(url.protocol);
}

function authorityOf(uri: string): string {
  return /^[^:]+:\/\/([^/?#]*)/.exec(uri)?.[1] ?? "";
}
