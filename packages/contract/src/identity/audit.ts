/** The audit log on the wire. */
import Type, { type Static } from "typebox";
import { nullable } from "../schema.ts";
import { text } from "../text.ts";

/** How many events a page has, unless it is told. */
export const AUDIT_PAGE = 50;

const filter = (description: string, example: string) =>
  Type.Optional(text({ minLength: 1, maxLength: 200, description, examples: [example] }));

const time = (description: string) =>
  Type.Optional(
    Type.String({
      maxLength: 40,
      pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$",
      "x-pattern-expected": "a time of RFC 3339, such as 2026-11-28T12:00:00Z",
      description,
      examples: ["2026-11-28T12:00:00Z"],
    }),
  );

/** The query of GET /admin/audit. */
export const auditQuerySchema = Type.Object(
  {
    kind: filter("A kind of events; with a dot at its end, all that begin with it.", "login."),
    actor: filter("Who did it.", "user:usr_bJ4u0Xn2yYQ3p8Lk"),
    subject: filter("What it was done to.", "usr_bJ4u0Xn2yYQ3p8Lk"),
    request_id: filter("In which request.", "5f8e6a1c"),
    address: filter("From where: an IPv4 address, or the /64 network of an IPv6 address.", "203.0.113.7"),
    since: time("Not before this time."),
    until: time("Before this time."),
    cursor: filter("`next_cursor` of the page before.", "MTc5NTg3ODQwMDAwMC5ldnRfMQ"),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 200,
        default: AUDIT_PAGE,
        description: "How many events to give.",
        examples: [AUDIT_PAGE],
      }),
    ),
  },
  { additionalProperties: false },
);

/** Something that happened. */
export const auditEventSchema = Type.Object(
  {
    id: Type.String(),
    at: Type.String({ format: "date-time" }),
    kind: Type.String({ examples: ["login.refused"] }),
    actor: nullable(Type.String({ description: "Who did it, where that is known." })),
    subject: nullable(Type.String({ description: "What it was done to, by its id." })),
    request_id: nullable(Type.String({ description: "The log has more under it." })),
    address: nullable(Type.String({ description: "Where the request came from." })),
    detail: nullable(Type.Object({}, { description: "What else there is to say; it depends on the kind." })),
  },
  { $id: "AuditEvent", title: "Event" },
);

/** GET /admin/audit. */
export const auditAnswerSchema = Type.Object(
  {
    events: Type.Array(auditEventSchema, { description: "The newest first." }),
    next_cursor: nullable(
      Type.String({ description: "For the next page; null where this is the last one." }),
    ),
  },
  { $id: "AuditLog", title: "Audit log" },
);

/** An event on the wire. */
export type WireAuditEvent = Static<typeof auditEventSchema>;
