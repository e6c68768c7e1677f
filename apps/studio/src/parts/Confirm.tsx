/** A question whether something is really to be done that cannot be taken back. */
import type { ReactNode } from "react";
import { ActionForm, type Given } from "./ActionForm.tsx";
import { Dialog } from "./Dialog.tsx";

/** What is asked. */
export interface ConfirmProps {
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  readonly act: (given: Given) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks, does it, and closes. */
export function Confirm({ title, lead, submit, act, onClose, children }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="lead">{lead}</p>
      <ActionForm submit={submit} isDangerous act={(given) => act(given).then(onClose)} onCancel={onClose}>
        {children}
      </ActionForm>
    </Dialog>
  );
}
