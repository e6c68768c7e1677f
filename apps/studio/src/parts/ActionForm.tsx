/** A form that asks the service to do something, and says how it went. */
import { useMutation } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { words } from "../words.ts";
import { Trouble } from "./Trouble.tsx";

/** What a form does. */
export interface ActionFormProps {
  /** On its button. */
  readonly submit: string;
  /** Takes what was filled in; what it throws is shown. */
  readonly act: (given: Given) => Promise<unknown>;
  /** Said once it is done, where the form stays. */
  readonly done?: string;
  readonly isDangerous?: boolean;
  /** Whether it is not what one has come for. */
  readonly isAside?: boolean;
  readonly onCancel?: () => void;
  readonly children?: ReactNode;
}

/** What was filled in: a text by the name of its field, undefined where it was left empty. */
export type Given = (name: string) => string | undefined;

/** The form; it empties itself when what it asked for is done. */
export function ActionForm({ submit, act, done, isDangerous, isAside, onCancel, children }: ActionFormProps) {
  const { mutate, error, isPending, isSuccess } = useMutation({ mutationFn: act });
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const given: Given = (name) => {
      const value = data.get(name);
      return typeof value === "string" && value !== "" ? value : undefined;
    };
    mutate(given, { onSuccess: () => form.reset() });
  }
  return (
    <form className="action" onSubmit={send} aria-busy={isPending}>
      {children}
      <Trouble error={error} />
      <div className="buttons">
        <button
          type="submit"
          className={isDangerous ? "danger" : isAside ? undefined : "primary"}
          disabled={isPending}
        >
          {submit}
        </button>
        {onCancel && (
          <button type="button" onClick={onCancel}>
            {words.parts.cancel}
          </button>
        )}
        <span role="status" className="hint">
          {isPending ? <span className="after-a-while">{words.parts.busy}</span> : isSuccess && done}
        </span>
      </div>
    </form>
  );
}
