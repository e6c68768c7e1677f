/** Passkeys: what one signs in with instead of a name and a password. Made, named, removed. */
import type { WirePasskey } from "@music-brain/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keysOf, removePasskey, renamePasskey, usePasskeys } from "../api/account.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { Asked } from "../parts/Asked.tsx";
import { Confirm } from "../parts/Confirm.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Field } from "../parts/Field.tsx";
import { When } from "../parts/When.tsx";
import { words } from "../words.ts";
import { deviceName } from "./device.ts";
import { ProofFields, proofOf } from "./ProofFields.tsx";
import { hasPasskeys, makePasskey } from "./passkey.ts";

/** The room. */
export function PasskeysRoom() {
  const client = useQueryClient();
  const query = usePasskeys();
  const [isMaking, setMaking] = useState(false);
  const texts = words.account.passkeys;
  const again = () => void client.invalidateQueries({ queryKey: keysOf.passkeys });
  return (
    <section className="panel">
      <h2>{words.account.tabs.passkeys}</h2>
      <p className="lead">{texts.lead}</p>
      <Asked query={query}>
        {({ passkeys }) =>
          passkeys.length === 0 ? (
            <p className="empty">{texts.empty}</p>
          ) : (
            <ul className="entries">
              {passkeys.map((passkey) => (
                <Entry key={passkey.id} passkey={passkey} onChange={again} />
              ))}
            </ul>
          )
        }
      </Asked>
      {hasPasskeys ? (
        <div className="buttons">
          <button type="button" className="primary" onClick={() => setMaking(true)}>
            {texts.make}
          </button>
        </div>
      ) : (
        <p className="hint">{texts.cannot}</p>
      )}
      {isMaking && (
        <Dialog title={texts.make} onClose={() => setMaking(false)}>
          <p className="lead">{texts.makeLead}</p>
          <ActionForm
            submit={texts.submit}
            onCancel={() => setMaking(false)}
            act={async (given) => {
              await makePasskey(given("name") ?? "", proofOf(given));
              setMaking(false);
              again();
            }}
          >
            <NameField value={deviceName(navigator.userAgent)} />
            <ProofFields />
          </ActionForm>
        </Dialog>
      )}
    </section>
  );
}

function NameField({ value }: { readonly value: string }) {
  const texts = words.account.passkeys;
  return (
    <Field
      label={texts.name}
      hint={texts.nameHint}
      name="name"
      maxLength={100}
      defaultValue={value}
      required
    />
  );
}

/** A passkey in the list. */
function Entry({ passkey, onChange }: { readonly passkey: WirePasskey; readonly onChange: () => void }) {
  const [asked, setAsked] = useState<"rename" | "remove">();
  const texts = words.account.passkeys;
  const { id, name, synced, created_at, last_used_at } = passkey;
  const close = () => setAsked(undefined);
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p className="hint">
          {texts.made} <When at={created_at} /> ·{" "}
          {last_used_at === null ? (
            texts.never
          ) : (
            <>
              {texts.used} <When at={last_used_at} />
            </>
          )}{" "}
          · {synced ? texts.synced : texts.single}
        </p>
      </div>
      <div className="buttons">
        <button type="button" aria-label={texts.renameOf(name)} onClick={() => setAsked("rename")}>
          {texts.rename}
        </button>
        <button type="button" aria-label={texts.removeOf(name)} onClick={() => setAsked("remove")}>
          {texts.remove}
        </button>
      </div>
      {asked === "rename" && (
        <Dialog title={texts.renameOf(name)} onClose={close}>
          <ActionForm
            submit={texts.renameSubmit}
            onCancel={close}
            act={async (given) => {
              await renamePasskey(id, given("name") ?? "");
              close();
              onChange();
            }}
          >
            <NameField value={name} />
          </ActionForm>
        </Dialog>
      )}
      {asked === "remove" && (
        <Confirm
          title={texts.removeTitle(name)}
          lead={texts.removeLead}
          submit={texts.removeSubmit}
          act={() => removePasskey(id).then(onChange)}
          onClose={close}
        />
      )}
    </li>
  );
}
