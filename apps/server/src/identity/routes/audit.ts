/** GET /admin/audit: what happened to accounts. */
import { AUDIT_PAGE, auditAnswerSchema, auditQuerySchema, type WireAuditEvent } from "@music-brain/contract";
import { invalidRequest } from "../../http/problem.ts";
import { json, problems } from "../../http/responses.ts";
import type { TypedApp } from "../../http/typed-app.ts";
import { findEvents, type Place, type RecordedEvent } from "../audit.ts";
import type { Identity } from "../identity.ts";

/** Adds the route. */
export function addAudit(app: TypedApp, { database }: Identity): void {
  app.get(
    "/admin/audit",
    {
      config: { needs: "admin" },
      schema: {
        operationId: "audit",
        summary: "What happened to accounts",
        description:
          "Sign-ins and those that were refused, passwords, second factors, sessions, keys. It is added to and never changed, and each event is kept for `AUDIT_RETENTION_DAYS`.",
        tags: ["Identity"],
        querystring: auditQuerySchema,
        response: { 200: json("Events, the newest first.", auditAnswerSchema), ...problems(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const {
        kind,
        actor,
        subject,
        request_id: requestId,
        address,
        since,
        until,
        cursor,
        limit,
      } = request.query;
      const filter = {
        kind,
        actor,
        subject,
        requestId,
        address,
        since: timeOf("since", since),
        until: timeOf("until", until),
      };
      const size = limit ?? AUDIT_PAGE;
      // One more than is shown tells whether there is another page.
      const found = await findEvents(database, filter, { after: placeOf(cursor), limit: size + 1 });
      const events = found.slice(0, size);
      const last = found.length > size ? events.at(-1) : undefined;
      return reply
        .header("cache-control", "no-store")
        .send({ events: events.map(eventToWire), next_cursor: last === undefined ? null : cursorOf(last) });
    },
  );
}

function eventToWire({
  id,
  at,
  kind,
  actor,
  subject,
  requestId,
  address,
  detail,
}: RecordedEvent): WireAuditEvent {
  const request_id = requestId;
  return { id, at: new Date(at).toISOString(), kind, actor, subject, request_id, address, detail };
}

function cursorOf({ at, id }: Place): string {
  return Buffer.from(`${at} ${id}`).toString("base64url");
}

function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15}) (\w[\w-]*)$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (at === undefined || id === undefined)
    throw wrong("cursor", "has to be the next_cursor of the page before");
  return { at: Number(at), id };
}

function timeOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw wrong(name, "has to be a time that there is, such as 2026-11-28T12:00:00Z");
  return time;
}

function wrong(name: string, why: string) {
  return invalidRequest("query", [{ pointer: `/${name}`, detail: `${name} ${why}.` }]);
}
