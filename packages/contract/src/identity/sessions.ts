/** Sessions on the wire. */
import Type, { type Static } from "typebox";
import { nullable } from "../schema.ts";
import { text } from "../text.ts";

/** A place where somebody is signed in. */
export const sessionSchema = Type.Object(
  {
    id: Type.String({ examples: ["ses_3kQ0mZp1nYb8Lx2c"] }),
    device: nullable(
      Type.String({
        description: "What the client called itself (User-Agent) when it signed in.",
        examples: ["curl/8.5.0"],
      }),
    ),
    address: Type.String({ description: "Where it was signed in from.", examples: ["203.0.113.7"] }),
    created_at: Type.String({ format: "date-time" }),
    last_used_at: Type.String({ format: "date-time", description: "To the minute." }),
    expires_at: Type.String({ format: "date-time", description: "Unless somebody goes on with it." }),
    current: Type.Boolean({ description: "Whether it is the one that asks." }),
  },
  { $id: "Session", title: "Session" },
);

/** GET /auth/sessions. */
export const sessionsAnswerSchema = Type.Object(
  { sessions: Type.Array(sessionSchema, { description: "The one used last first." }) },
  { $id: "SessionsAnswer", title: "Sessions" },
);

/** The path of one session. */
export const sessionPathSchema = Type.Object({
  session_id: text({ minLength: 1, maxLength: 100, description: "As it is listed." }),
});

/** DELETE /auth/sessions. */
export const endSessionsQuerySchema = Type.Object(
  {
    keep: Type.Optional(
      Type.Enum(["current"], { type: "string", description: "`current`: the session that asks goes on." }),
    ),
  },
  { additionalProperties: false },
);

/** A session on the wire. */
export type WireSession = Static<typeof sessionSchema>;
