/** What an administrator changes about somebody. */
import type { WireAccount } from "@music-brain/contract";
import { useState } from "react";
import {
  changeAccount,
  exportAccount,
  makePasswordLink,
  type PasswordLink,
  removeAccount,
} from "../api/administration.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { Confirm } from "../parts/Confirm.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Once } from "../parts/Once.tsx";
import { Switch } from "../parts/Switch.tsx";
import { saveBlob } from "../parts/save.ts";
import { When } from "../parts/When.tsx";
import { words } from "../words.ts";

/** Whom it is about. */
export interface UserDialogProps {
  readonly account: WireAccount;
  readonly onClose: () => void;
  readonly onChange: () => Promise<void>;
}

/** The dialog. */
export function UserDialog({ account, onClose, onChange }: UserDialogProps) {
  const [link, setLink] = useState<PasswordLink>();
  const [isDeleting, setDeleting] = useState(false);
  const texts = words.administration.users;
  if (isDeleting) {
    return (
      <Confirm
        title={texts.deleteTitle(account.username)}
        lead={texts.deleteLead}
        submit={texts.deleteSubmit}
        act={() => removeAccount(account.id).then(onChange)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={account.username} onClose={onClose}>
      <ActionForm
        submit={texts.save}
        onCancel={onClose}
        act={async (given) => {
          const role = given("admin") === undefined ? "member" : "admin";
          const disabled = given("disabled") !== undefined;
          await changeAccount(account.id, { role, disabled });
          onClose();
          await onChange();
        }}
      >
        <Switch name="admin" label={texts.isAdmin} hint={texts.isAdminHint} isOn={account.role === "admin"} />
        <Switch
          name="disabled"
          label={texts.isDisabled}
          hint={texts.isDisabledHint}
          isOn={account.disabled}
        />
      </ActionForm>
      <hr />
      {link ? (
        <>
          <p className="lead">
            {texts.linkLead} <When at={link.expires_at} />.
          </p>
          <Once label={texts.linkLabel} text={link.link} />
        </>
      ) : (
        <ActionForm
          submit={texts.link}
          isAside
          act={async () => setLink(await makePasswordLink(account.id))}
        />
      )}
      <hr />
      <ActionForm
        submit={texts.export}
        isAside
        act={async () => saveBlob(await exportAccount(account.id), texts.exportFile(account.username))}
      >
        <p className="hint">{texts.exportHint}</p>
      </ActionForm>
      <hr />
      <div className="buttons">
        <button type="button" className="danger" onClick={() => setDeleting(true)}>
          {texts.delete}
        </button>
      </div>
    </Dialog>
  );
}
