/** What is kept of somebody: taken along, or deleted. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { deleteAccount } from "../api/account.ts";
import { ask } from "../api/request.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { Confirm } from "../parts/Confirm.tsx";
import { saveBlob } from "../parts/save.ts";
import { leave } from "../session/session.ts";
import { words } from "../words.ts";
import { ProofFields, proofOf } from "./ProofFields.tsx";

/** The room. */
export function DataRoom() {
  const navigate = useNavigate();
  const [isLeaving, setLeaving] = useState(false);
  const texts = words.account.data;
  return (
    <>
      <section className="panel">
        <h2>{texts.export}</h2>
        <p className="lead">{texts.exportLead}</p>
        <ActionForm
          submit={texts.exportSubmit}
          act={async () => saveBlob(await (await ask("/auth/me/export")).blob(), texts.exportFile)}
        />
      </section>
      <section className="panel">
        <h2>{texts.delete}</h2>
        <p className="lead">{texts.deleteLead}</p>
        <div className="buttons">
          <button type="button" className="danger" onClick={() => setLeaving(true)}>
            {texts.deleteTitle}
          </button>
        </div>
      </section>
      {isLeaving && (
        <Confirm
          title={texts.deleteTitle}
          lead={texts.deleteLead}
          submit={texts.deleteSubmit}
          act={async (given) => {
            await deleteAccount(proofOf(given));
            leave();
            await navigate({ to: "/" });
          }}
          onClose={() => setLeaving(false)}
        >
          <ProofFields />
        </Confirm>
      )}
    </>
  );
}
