/** A dialog above the page: the browser's own, which keeps the focus within, closes with Escape and goes back afterwards. */
import { type ReactNode, useEffect, useId, useRef } from "react";

/** What a dialog is. */
export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Whether it stays until its own button is pressed: where something is shown once. */
  readonly stays?: boolean;
  readonly children: ReactNode;
}

/** A dialog that is open for as long as it is drawn. */
export function Dialog({ title, onClose, stays = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!stays) onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
