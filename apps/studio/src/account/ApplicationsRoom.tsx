/** Programs of others that may act for somebody. */
import type { WireApplication } from "@music-brain/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keysOf, useApplications, withdraw } from "../api/account.ts";
import { Asked } from "../parts/Asked.tsx";
import { Confirm } from "../parts/Confirm.tsx";
import { When } from "../parts/When.tsx";
import { words } from "../words.ts";

/** The room. */
export function ApplicationsRoom() {
  const client = useQueryClient();
  const query = useApplications();
  const [asked, setAsked] = useState<WireApplication>();
  const texts = words.account.applications;
  return (
    <section className="panel">
      <h2>{words.account.tabs.applications}</h2>
      <p className="lead">{texts.lead}</p>
      <Asked query={query}>
        {({ applications }) =>
          applications.length === 0 ? (
            <p className="empty">{texts.empty}</p>
          ) : (
            <ul className="entries">
              {applications.map((one) => (
                <li key={one.id}>
                  <div>
                    <strong>{one.name}</strong>
                    <p className="hint">
                      {texts.may} {one.scopes.map((scope) => words.account.scope[scope]).join(", ")} ·{" "}
                      {texts.agreed} <When at={one.agreed_at} /> · {texts.ends} <When at={one.expires_at} />
                    </p>
                  </div>
                  <button type="button" aria-label={texts.withdrawOf(one.name)} onClick={() => setAsked(one)}>
                    {texts.withdraw}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      {asked && (
        <Confirm
          title={texts.withdrawTitle(asked.name)}
          lead={texts.withdrawLead}
          submit={texts.withdrawSubmit}
          act={async () => {
            await withdraw(asked.id);
            await client.invalidateQueries({ queryKey: keysOf.applications });
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}
