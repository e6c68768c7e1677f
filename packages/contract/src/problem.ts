/** Errors on the wire: RFC 9457 problem details. */
import Type, { type Static } from "typebox";
import { MOST_MISTAKES } from "./validate/explain.ts";

/** The media type of every error, exactly. */
export const PROBLEM_MEDIA_TYPE = "application/problem+json";

const mistakeSchema = Type.Object(
  {
    in: Type.Enum(["body", "query", "path"], { type: "string", description: "Which part of the request." }),
    pointer: Type.String({
      description: "JSON Pointer (RFC 6901) into that part.",
      examples: ["/intent/technical/bpm"],
    }),
    detail: Type.String({
      description: "What is wrong and what would be right.",
      examples: ['bpm is "abc"; it has to be a number from 20 to 300, like 80.'],
    }),
  },
  { $id: "Mistake", title: "Mistake" },
);

/** Problem details. A client that reads only `detail` works. */
export const problemSchema = Type.Object(
  {
    type: Type.String({
      description: "A page about this kind of problem, relative to this service.",
      examples: ["/redoc#tag/Errors/invalid_request"],
    }),
    title: Type.String({ description: "The kind of problem in words.", examples: ["Invalid request"] }),
    status: Type.Integer({ minimum: 400, maximum: 599, description: "The HTTP status.", examples: [422] }),
    detail: Type.String({
      description: "This case in a sentence.",
      examples: ['bpm is "abc"; it has to be a number from 20 to 300, like 80.'],
    }),
    instance: Type.String({ description: "The path that was asked for.", examples: ["/generate"] }),
    code: Type.String({ description: "The kind of problem for programs.", examples: ["invalid_request"] }),
    request_id: Type.String({ description: "As in X-Request-Id; the log knows more under it." }),
    errors: Type.Optional(
      Type.Array(mistakeSchema, {
        maxItems: MOST_MISTAKES,
        description: `On 422: every mistake, up to ${MOST_MISTAKES} of them.`,
      }),
    ),
  },
  { $id: "Problem", title: "Problem", description: "An error (RFC 9457)." },
);

/** Problem details on the wire. */
export type WireProblem = Static<typeof problemSchema>;
