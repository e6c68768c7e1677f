/** What a caller may be allowed to do. */
import Type, { type Static } from "typebox";

/** Every scope with what it opens, in the order in which they are listed. */
export const scopeMeanings = {
  generate: "compose songs, where that is not open to all",
  "songs:read": "read one's own songs",
  "songs:write": "change and delete one's own songs",
  "keys:manage": "make, rotate and revoke one's own API keys",
  "metrics:read": "read the metrics of the service",
  admin: "see and change the accounts of others",
} as const;

/** A name for what a caller may do. */
export const scopeSchema = Type.Enum(
  ["generate", "songs:read", "songs:write", "keys:manage", "metrics:read", "admin"],
  { type: "string", description: "What a caller may do.", examples: ["generate"] },
);

/** A scope on the wire, and everywhere else. */
export type Scope = Static<typeof scopeSchema>;

/** All scopes. */
export const scopes: readonly Scope[] = [
  "generate",
  "songs:read",
  "songs:write",
  "keys:manage",
  "metrics:read",
  "admin",
];

const known: ReadonlySet<string> = new Set(scopes);

/** Whether a text is a scope. */
export function isScope(text: string): text is Scope {
  return known.has(text);
}
