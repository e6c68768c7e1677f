/** One thing to fill in, with its name above and what helps below. */
import { type ComponentProps, type ReactNode, useId } from "react";

/** What an input may have besides. */
export interface FieldProps extends ComponentProps<"input"> {
  readonly label: string;
  readonly hint?: ReactNode;
}

/** An input with its label. */
export function Field({ label, hint, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint === undefined ? undefined : `${id}-hint`} {...input} />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** One of several things to choose, with its label. */
export function Choice({
  label,
  options,
  ...select
}: ComponentProps<"select"> & {
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} {...select}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
