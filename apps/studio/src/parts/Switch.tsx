/** Something that is on or off. */
import { useId, useState } from "react";

/** What is switched. */
export interface SwitchProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
}

/** A checkbox that says that it switches. */
export function Switch({ name, label, hint, isOn }: SwitchProps) {
  const id = useId();
  const [isChecked, setChecked] = useState(isOn);
  return (
    <div className="switch">
      <input
        id={id}
        type="checkbox"
        role="switch"
        name={name}
        checked={isChecked}
        aria-checked={isChecked}
        onChange={({ target }) => setChecked(target.checked)}
        aria-describedby={`${id}-hint`}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
    </div>
  );
}
