/** What the forms of our pages send. */
import type { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { readBody } from "../../http/read-body.ts";

/** The media type of forms. */
export const FORM_TYPE = "application/x-www-form-urlencoded";

/** Names, passwords and codes are short. */
const LIMIT = { bytes: 8192, name: "8 KiB" };

/**
 * The fields of a form; of two of a name the last.
 * @throws Problem body_too_large (rejects)
 */
export async function readForm(stream: Readable): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(new URLSearchParams((await readBody(stream, LIMIT)).toString("utf8")));
}

/** Whether a request comes from a form. */
export function isForm({ headers }: FastifyRequest): boolean {
  return headers["content-type"]?.toLowerCase().startsWith(FORM_TYPE) === true;
}
