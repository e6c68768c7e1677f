/** Connected applications on the wire. */
import Type, { type Static } from "typebox";
import { nullable } from "../schema.ts";
import { text } from "../text.ts";
import { scopeSchema } from "./scopes.ts";

/** A program of others that somebody has let act for them. */
export const applicationSchema = Type.Object(
  {
    id: Type.String({ description: "Its `client_id`.", examples: ["cli_bJ4u0Xn2yYQ3p8Lk"] }),
    name: Type.String({ description: "What it calls itself.", examples: ["Mood Diary"] }),
    scopes: Type.Array(scopeSchema, { description: "What it may do for you." }),
    agreed_at: Type.String({ format: "date-time" }),
    last_token_at: nullable(
      Type.String({ format: "date-time", description: "When it last got a token; null where it has none." }),
    ),
    expires_at: Type.String({ format: "date-time", description: "When it has to ask again." }),
  },
  { $id: "Application", title: "A connected application" },
);

/** GET /auth/applications. */
export const applicationsAnswerSchema = Type.Object(
  { applications: Type.Array(applicationSchema, { description: "The one agreed to last first." }) },
  { $id: "ApplicationsAnswer", title: "Connected applications" },
);

/** The path of one application. */
export const applicationPathSchema = Type.Object({
  client_id: text({ minLength: 1, maxLength: 100, description: "The `id`, as it is listed." }),
});

/** A connected application on the wire. */
export type WireApplication = Static<typeof applicationSchema>;
