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
      </th>
      <td data-label={texts.what}>
        <span className={/refused|held_back|reused|deleted|disabled/.test(kind) ? "kind grave" : "kind"}>
          {kind}
        </span>
        {detail !== null && <span className="hint">{inWords(detail)}</span>}
        {requestId !== null && <span className="hint">{words.failure.id(requestId)}</span>}
      </td>
      <td data-label={texts.who}>
        {actor === null ? <span className="hint">{texts.nobody}</span> : <code>{actor}</code>}
      </td>
      <td data-label={texts.whom}>{subject !== null && <code>{subject}</code>}</td>
      <td data-label={texts.from}>{address !== null && <code>{address}</code>}</td>
    </tr>
  );
}

/** What else there is to say: each thing with its name. */
function inWords(detail: object): string {
  return Object.entries(detail)
    .map(([name, value]) => {
      const text = Array.isArray(value)
        ? value.join(", ")
        : typeof value === "string"
          ? value
          : JSON.stringify(value);
      return `${name.replaceAll("_", " ")}: ${text}`;
    })
    .join(" · ");
}
