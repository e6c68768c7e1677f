/** The second factor: set up with a QR code, its recovery codes, and its end. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  disableSecondFactor,
  type Enrolment,
  enroll,
  keysOf,
  renewRecoveryCodes,
  type SecondFactor,
  useSecondFactor,
} from "../api/account.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { Asked } from "../parts/Asked.tsx";
import { Confirm } from "../parts/Confirm.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Once } from "../parts/Once.tsx";
import { words } from "../words.ts";
import { EnrolmentSteps } from "./EnrolmentSteps.tsx";
import { ProofFields, proofOf } from "./ProofFields.tsx";

/** The room. */
export function SecondFactorRoom() {
  const client = useQueryClient();
  const query = useSecondFactor();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [codes, setCodes] = useState<readonly string[]>();
  const texts = words.account.secondFactor;
  const again = () => client.invalidateQueries({ queryKey: keysOf.secondFactor });

  return (
    <section className="panel">
      <h2>{words.account.tabs.secondFactor}</h2>
      <p className="lead">{texts.lead}</p>
      <Asked query={query}>
        {(factor) =>
          factor.active ? (
            <InForce factor={factor} onCodes={setCodes} onChange={again} />
          ) : enrolment ? (
            <EnrolmentSteps
              enrolment={enrolment}
              onCancel={() => setEnrolment(undefined)}
              onDone={(recovery) => {
                setCodes(recovery);
                setEnrolment(undefined);
                void again();
              }}
            />
          ) : (
            <ActionForm
              submit={texts.begin}
              act={async (given) => setEnrolment(await enroll({ password: given("password") }))}
            >
              <ProofFields withCode={false} />
            </ActionForm>
          )
        }
      </Asked>
      {codes && (
        <Dialog title={texts.recovery} onClose={() => setCodes(undefined)} stays>
          <p className="lead">{texts.recoveryLead}</p>
          <Once label={texts.recoveryLabel} text={codes.join("\n")} fileName={texts.recoveryFile} />
          <button type="button" className="primary" onClick={() => setCodes(undefined)}>
            {texts.kept}
          </button>
        </Dialog>
      )}
    </section>
  );
}

/** What can be done with one that is in force. */
function InForce({
  factor,
  onCodes,
  onChange,
}: {
  readonly factor: SecondFactor;
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onChange: () => Promise<void>;
}) {
  const [asked, setAsked] = useState<"renew" | "disable">();
  const texts = words.account.secondFactor;
  return (
    <>
      <p className="state on">{texts.on(factor.recovery_codes_left)}</p>
      <div className="buttons">
        <button type="button" onClick={() => setAsked("renew")}>
          {texts.renew}
        </button>
        <button type="button" onClick={() => setAsked("disable")}>
          {texts.disable}
        </button>
      </div>
      {asked === "renew" && (
        <Confirm
          title={texts.renew}
          lead={texts.renewLead}
          submit={texts.renewSubmit}
          act={async (given) => {
            onCodes((await renewRecoveryCodes(proofOf(given))).recovery_codes);
            void onChange();
          }}
          onClose={() => setAsked(undefined)}
        >
          <ProofFields />
        </Confirm>
      )}
      {asked === "disable" && (
        <Confirm
          title={texts.disable}
          lead={texts.disableLead}
          submit={texts.disableSubmit}
          act={async (given) => {
            await disableSecondFactor(proofOf(given));
            void onChange();
          }}
          onClose={() => setAsked(undefined)}
        >
          <ProofFields />
        </Confirm>
      )}
    </>
  );
}
