/** Puts the contract's validators to work in Fastify: a wrong value becomes a 422 that points at it. */
import { BODY, type JsonSchema, noQuerySchema, PARAMETERS, validator } from "@music-brain/contract";
import type { FastifyRequest, FastifySchemaCompiler } from "fastify";
import type { TSchema } from "typebox";
import { invalidRequest, type LocatedMistake } from "./problem.ts";

const places: Readonly<Record<string, LocatedMistake["in"]>> = { querystring: "query", params: "path" };

/** A decimal number as people and programs write it; neither hexadecimal, nor blank, nor "Infinity". */
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** A number in a path names a thing, and a thing has one address: not also 01, +1, 1.0 and 1e0. */
const NUMBER_IN_PATH = /^(0|[1-9]\d*)$/;

/** Fastify's compiler of schemas. Parameters come as text and are read as the schema asks; bodies are taken as they are. */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const where = places[httpPart ?? ""] ?? "body";
  const checker = validator(schema, where === "body" ? BODY : PARAMETERS);
  return (sent: unknown) => {
    const written = where === "path" ? NUMBER_IN_PATH : NUMBER;
    const checked = checker.check(where === "body" ? sent : readNumbers(schema, sent, written));
    return checked.ok ? { value: checked.value } : { error: invalidRequest(where, checked.mistakes) };
  };
};

const query = validator(noQuerySchema, PARAMETERS);

/**
 * Refuses a query, on a route that takes none. Call it once it is certain that the route's address names something:
 * what does not exist is 404, whatever is asked of it.
 * @throws Problem invalid_request
 */
export function refuseQuery(request: FastifyRequest): void {
  const checked = query.check(request.query);
  if (!checked.ok) throw invalidRequest("query", checked.mistakes);
}

function readNumbers({ properties = {} }: JsonSchema, sent: unknown, written: RegExp): unknown {
  if (typeof sent !== "object" || sent === null) return {};
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]: [string, unknown]) => {
      const type = Object.hasOwn(properties, name) ? properties[name]?.type : undefined;
      const numeric = type === "number" || type === "integer";
      return [name, numeric && typeof value === "string" && written.test(value) ? Number(value) : value];
    }),
  );
}
