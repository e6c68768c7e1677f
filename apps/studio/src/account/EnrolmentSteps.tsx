/** Setting up an authenticator: the QR code, the same to type, and the first code. */
import { useEffect, useState } from "react";
import { activate, type Enrolment } from "../api/account.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { words } from "../words.ts";
import { CodeField } from "./ProofFields.tsx";

/** What is set up, and what to do then. */
export interface EnrolmentStepsProps {
  readonly enrolment: Enrolment;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** The steps. */
export function EnrolmentSteps({ enrolment, onDone, onCancel }: EnrolmentStepsProps) {
  const picture = usePicture(enrolment.qr_svg);
  const texts = words.account.secondFactor;
  return (
    <div className="enrolment">
      <figure className="qr">{picture && <img src={picture} alt={texts.picture} />}</figure>
      <div className="steps">
        <h3>{texts.scan}</h3>
        <p className="hint">{texts.scanLead}</p>
        <h3>{texts.type}</h3>
        <p>
          <code className="secret">{enrolment.secret.replace(/.{4}(?=.)/g, "$& ")}</code>
        </p>
        <p>
          <a href={enrolment.otpauth_uri}>{texts.open}</a>
        </p>
        <ActionForm
          submit={texts.activate}
          onCancel={onCancel}
          act={async (given) => onDone((await activate(given("code")?.replaceAll(" ", ""))).recovery_codes)}
        >
          <CodeField label={texts.codeField} />
        </ActionForm>
      </div>
    </div>
  );
}

/** The address of a picture that the page has as text: as a file of its own it can run nothing. */
function usePicture(svg: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return address;
}
