/** What happened to accounts, by kind, account, address and time. */
import { type FormEvent, useState } from "react";
import { useAudit } from "../api/administration.ts";
import { Choice, Field } from "../parts/Field.tsx";
import { More } from "../parts/More.tsx";
import { Trouble } from "../parts/Trouble.tsx";
import { words } from "../words.ts";
import { AuditRow } from "./AuditRow.tsx";

/** The room. */
export function AuditRoom() {
  const [filters, setFilters] = useState<Readonly<Record<string, string>>>({});
  const query = useAudit(filters);
  const events = query.data?.pages.flatMap((page) => page.events) ?? [];
  const texts = words.administration.audit;
  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    setFilters({
      kind: text("kind"),
      subject: text("subject"),
      address: text("address"),
      since: momentOf(text("since")),
      until: momentOf(text("until")),
    });
  }
  return (
    <section className="panel">
      <h2>{words.administration.tabs.audit}</h2>
      <p className="lead">{texts.lead}</p>
      <form className="filters" onSubmit={apply} aria-busy={query.isFetching}>
        <Choice label={texts.kind} name="kind" options={texts.kinds} />
        <Field label={texts.subject} name="subject" maxLength={200} spellCheck={false} />
        <Field label={texts.address} name="address" maxLength={200} spellCheck={false} />
        <Field label={texts.since} name="since" type="datetime-local" />
        <Field label={texts.until} name="until" type="datetime-local" />
        <button type="submit" className="primary">
          {texts.apply}
        </button>
      </form>
      <Trouble error={query.error} onAgain={() => void query.refetch()} />
      <table className="rows audit">
        <caption className="visually-hidden">{texts.caption}</caption>
        <thead>
          <tr>
            {[texts.at, texts.what, texts.who, texts.whom, texts.from].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <AuditRow key={event.id} event={event} />
          ))}
        </tbody>
      </table>
      {query.isSuccess && events.length === 0 && <p className="empty">{texts.empty}</p>}
      <More query={query} label={texts.more} />
    </section>
  );
}

/** A time of this place, as the service takes it. */
function momentOf(local: string): string {
  return local === "" ? "" : new Date(local).toISOString();
}
