/** Puts the contract's validators to work in Fastify: a wrong value becomes a 422 that points at it. */
import { BODY, type JsonSchema, PARAMETERS, validator } from "@music-brain/contract";
import type { FastifySchemaCompiler } from "fastify";
import type { TSchema } from "typebox";
import { invalidRequest, type LocatedMistake } from "./problem.ts";

const places: Readonly<Record<string, LocatedMistake["in"]>> = { querystring: "query", params: "path" };

/** A decimal number as people and programs write it; neither hexadecimal, nor blank, nor "Infinity". */
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Fastify's compiler of schemas. Parameters come as text and are read as the schema asks; bodies are taken as they are. */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const where = places[httpPart ?? ""] ?? "body";
  const checker = validator(schema, where === "body" ? BODY : PARAMETERS);
  return (sent: unknown) => {
    const checked = checker.check(where === "body" ? sent : readNumbers(schema, sent));
    return checked.ok ? { value: checked.value } : { error: invalidRequest(where, checked.mistakes) };
  };
};

function readNumbers({ properties = {} }: JsonSchema, sent: unknown): unknown {
  if (typeof sent !== "object" || sent === null) return {};
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]: [string, unknown]) => {
      const type = Object.hasOwn(properties, name) ? properties[name]?.type : undefined;
      const numeric = type === "number" || type === "integer";
      return [name, numeric && typeof value === "string" && NUMBER.test(value) ? Number(value) : value];
    }),
  );
}
