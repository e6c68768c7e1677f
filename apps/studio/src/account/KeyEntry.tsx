/** A key in the list: what it may do, when it was used, and what can be done with it. */
import type { WireApiKey } from "@music-brain/contract";
import { useState } from "react";
import { revokeKey, rotateKey, type ShownKey } from "../api/account.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { Confirm } from "../parts/Confirm.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Choice } from "../parts/Field.tsx";
import { When } from "../parts/When.tsx";
import { words } from "../words.ts";

/** A key, and what is told of it. */
export interface KeyEntryProps {
  readonly apiKey: WireApiKey;
  readonly onShown: (key: ShownKey) => void;
  readonly onChange: () => void;
}

/** The entry. */
export function KeyEntry({ apiKey: key, onShown, onChange }: KeyEntryProps) {
  const [asked, setAsked] = useState<"rotate" | "revoke">();
  const texts = words.account.keys;
  const close = () => setAsked(undefined);
  return (
    <li>
      <div>
        <strong>{key.name}</strong> <code>{key.hint}</code>
        <Facts apiKey={key} />
        <p className="scopes">
          {key.scopes.map((scope) => (
            <code key={scope}>{scope}</code>
          ))}
        </p>
      </div>
      <div className="buttons">
        <button type="button" aria-label={texts.rotateOf(key.name)} onClick={() => setAsked("rotate")}>
          {texts.rotate}
        </button>
        <button type="button" aria-label={texts.revokeOf(key.name)} onClick={() => setAsked("revoke")}>
          {texts.revoke}
        </button>
      </div>
      {asked === "rotate" && (
        <Dialog title={texts.rotateTitle(key.name)} onClose={close}>
          <p className="lead">{texts.rotateLead}</p>
          <ActionForm
            submit={texts.rotateSubmit}
            onCancel={close}
            act={async (given) => {
              const rotated = await rotateKey(key.id, Number(given("overlap")));
              close();
              onShown(rotated);
            }}
          >
            <Choice label={texts.overlap} name="overlap" options={texts.overlaps} />
          </ActionForm>
        </Dialog>
      )}
      {asked === "revoke" && (
        <Confirm
          title={texts.revokeTitle(key.name)}
          lead={texts.revokeLead}
          submit={texts.revokeSubmit}
          act={() => revokeKey(key.id).then(onChange)}
          onClose={close}
        />
      )}
    </li>
  );
}

function Facts({ apiKey: key }: Pick<KeyEntryProps, "apiKey">) {
  const texts = words.account.keys;
  const { limits } = key;
  return (
    <p className="hint">
      {texts.made} <When at={key.created_at} /> ·{" "}
      {key.last_used_at === null ? (
        texts.never
      ) : (
        <>
          {texts.used} <When at={key.last_used_at} />
        </>
      )}{" "}
      ·{" "}
      {key.expires_at === null ? (
        texts.endless
      ) : (
        <>
          {texts.ends} <When at={key.expires_at} />
        </>
      )}
      {limits && <> · {texts.ownLimits(limits.per_minute, limits.per_hour, limits.per_day)}</>}
      {key.previous_until !== null && (
        <>
          {" "}
          · {texts.previous} <When at={key.previous_until} />
        </>
      )}
    </p>
  );
}
