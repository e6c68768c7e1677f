/** What a new key is for, what it may do, and how much. */
import { useState } from "react";
import { createKey, type ShownKey } from "../api/account.ts";
import { ActionForm, type Given } from "../parts/ActionForm.tsx";
import { Choice, Field } from "../parts/Field.tsx";
import { useSession } from "../session/use-session.ts";
import { words } from "../words.ts";
import { ProofFields, proofOf } from "./ProofFields.tsx";

/** The form. */
export function NewKeyForm({
  onMade,
  onCancel,
}: {
  readonly onMade: (key: ShownKey) => void;
  readonly onCancel: () => void;
}) {
  const session = useSession();
  const own = session.status === "in" ? session.scopes : [];
  const [chosen, setChosen] = useState<readonly string[]>(["generate"]);
  const texts = words.account.keys;

  async function make(given: Given) {
    const days = given("days");
    const made = await createKey({
      name: given("name") ?? "",
      scopes: own.filter((scope) => chosen.includes(scope)),
      expires_in_days: days === undefined ? undefined : Number(days),
      limits: limitsOf(given),
      ...(chosen.includes("admin") && proofOf(given)),
    });
    onMade(made);
  }

  return (
    <ActionForm submit={texts.submit} act={make} onCancel={onCancel}>
      <Field label={texts.name} placeholder={texts.namePlaceholder} name="name" maxLength={100} required />
      <fieldset>
        <legend>{texts.scopes}</legend>
        {own.map((scope) => (
          <label key={scope} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(scope)}
              onChange={({ target }) =>
                setChosen(target.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope))
              }
            />
            {words.account.scope[scope]} <code>{scope}</code>
          </label>
        ))}
      </fieldset>
      <Choice label={texts.expires} name="days" defaultValue="90" options={texts.days} />
      <details>
        <summary>{texts.limits}</summary>
        <p className="hint">{texts.limitsHint}</p>
        <div className="three">
          <Field label={texts.perMinute} name="per_minute" type="number" min={1} />
          <Field label={texts.perHour} name="per_hour" type="number" min={1} />
          <Field label={texts.perDay} name="per_day" type="number" min={1} />
        </div>
      </details>
      {chosen.includes("admin") && <ProofFields />}
    </ActionForm>
  );
}

/** The limits, where any is filled in; the service says what is wrong with them. */
function limitsOf(given: Given) {
  const [per_minute, per_hour, per_day] = ["per_minute", "per_hour", "per_day"].map(given);
  if (per_minute === undefined && per_hour === undefined && per_day === undefined) return undefined;
  return { per_minute: Number(per_minute), per_hour: Number(per_hour), per_day: Number(per_day) };
}
