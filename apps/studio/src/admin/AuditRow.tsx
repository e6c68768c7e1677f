/** Something that happened. */
import type { WireAuditEvent } from "@music-brain/contract";
import { words } from "../words.ts";

/** The row. */
export function AuditRow({ event }: { readonly event: WireAuditEvent }) {
  const texts = words.administration.audit;
  const { at, kind, actor, subject, address, request_id: requestId, detail } = event;
  return (
    <tr>
      <th scope="row">
        <time dateTime={at}>{new Date(at).toLocaleString("en-GB")}</time>
        {requestId !== null && <span className="hint">{words.failure.id(requestId)}</span>}
      </th>
      <td data-label={texts.what}>
        <span className={/refused|held_back|reused|deleted|disabled/.test(kind) ? "kind grave" : "kind"}>
          {kind}
        </span>
        {detail !== null && <span className="hint">{JSON.stringify(detail)}</span>}
      </td>
      <td data-label={texts.who}>
        {actor === null ? <span className="hint">{texts.nobody}</span> : <code>{actor}</code>}
      </td>
      <td data-label={texts.whom}>{subject !== null && <code>{subject}</code>}</td>
      <td data-label={texts.from}>{address !== null && <code>{address}</code>}</td>
    </tr>
  );
}
