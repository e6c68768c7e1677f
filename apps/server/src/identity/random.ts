/** Where ids and secrets come from. */
import { randomBytes } from "node:crypto";

/** A source of what nobody can guess. */
export interface Random {
  /** An id with a prefix that says of what: "usr_…", 120 bits. */
  readonly id: (prefix: string) => string;
  /** So many bytes, in base64url. */
  readonly secret: (bytes: number) => string;
}

const ID_BYTES = 15;

/** The one of the machine. */
export const machineRandom: Random = {
  id: (prefix) => `${prefix}_${randomBytes(ID_BYTES).toString("base64url")}`,
  secret: (bytes) => randomBytes(bytes).toString("base64url"),
};
