/** Answers as route schemas: what a route may say, for its documentation. */
import { PROBLEM_MEDIA_TYPE, problemSchema } from "@music-brain/contract";
import Type, { type TSchema } from "typebox";

/** An answer of a route as Fastify and OpenAPI want it described. */
export interface DescribedAnswer {
  readonly description: string;
  /** Absent where there is no body. */
  readonly content?: Readonly<Record<string, { readonly schema: TSchema }>>;
  /** Headers that come with it besides those of every answer. */
  readonly headers?: Readonly<Record<string, TSchema>>;
}

/** A JSON answer. */
export function json(description: string, schema: TSchema): DescribedAnswer {
  return { description, content: { "application/json": { schema } } };
}

/** The answer, with the header that names its version. */
export function withETag(answer: DescribedAnswer): DescribedAnswer {
  return { ...answer, headers: { ETag: Type.String({ description: "Names this version of it." }) } };
}

/** An answer without a body. */
export function noContent(description: string): DescribedAnswer {
  return { description };
}

/** The refusal that every route can answer with whose requests are counted. */
export const tooManyRequests: Readonly<Record<string, DescribedAnswer>> = {
  429: {
    description: "The caller has used up a bucket; `Retry-After` says when there is enough in it again.",
    content: { [PROBLEM_MEDIA_TYPE]: { schema: problemSchema } },
  },
};

const descriptions = {
  400: "The request or its body cannot be read.",
  401: "The credentials are missing or wrong.",
  403: "The credentials are good, but not for this.",
  404: "There is no such thing.",
  406: "Nothing that is accepted can be made here.",
  409: "Somebody else came first, or the same request is still being answered.",
  412: "It is not as `If-Match` says.",
  413: "The body is too large.",
  414: "A part of the address is too long.",
  415: "The body is not of a media type that is taken here.",
  416: "The range is beyond the end; `Content-Range` says where that is.",
  422: "Something in the request is wrong; `errors` says what and what would be right.",
  428: "This asks for `If-Match`.",
} as const;

/** The errors of a route, besides those that every route can answer with. */
export function problems(
  ...statuses: readonly (keyof typeof descriptions)[]
): Record<string, DescribedAnswer> {
  const content = { [PROBLEM_MEDIA_TYPE]: { schema: problemSchema } };
  const listed = statuses.map((status) => [status, { description: descriptions[status], content }] as const);
  return { ...Object.fromEntries(listed), "5xx": { description: "The fault is the service's.", content } };
}
