/** Rules of the craft to break on purpose, each with what it does. */
import { useState } from "react";
import { useRules } from "../api/rules.ts";
import { words } from "../words.ts";
import type { WishesFieldsProps } from "./WishesFields.tsx";

/** The list. */
export function RuleWishes({ wishes, onChange }: WishesFieldsProps) {
  const [isOpen, setOpen] = useState(false);
  const [sought, setSought] = useState("");
  const { data: rules, error } = useRules(isOpen);
  const found = rules?.filter(({ effect, because, helps, domain, emotions }) =>
    [effect, because, helps, domain, ...emotions]
      .join(" ")
      .toLowerCase()
      .includes(sought.trim().toLowerCase()),
  );
  const barred = new Set(
    rules?.flatMap(({ id, excludes }) => (wishes.rules.includes(id) ? excludes : [])) ?? [],
  );
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.wishes.rules}</summary>
      <label className="check">
        <input
          type="checkbox"
          checked={wishes.breakRules}
          onChange={(event) => onChange({ ...wishes, breakRules: event.currentTarget.checked })}
        />
        {words.wishes.breakRules}
      </label>
      <input
        type="search"
        aria-label={words.wishes.seekRule}
        placeholder={words.wishes.seekRule}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {error && <p role="alert">{error.message}</p>}
      {found?.length === 0 && <p className="hint">{words.wishes.noRule}</p>}
      <ul className="rules">
        {found?.map(({ id, effect, because, helps }) => {
          const isChosen = wishes.rules.includes(id);
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={!isChosen && barred.has(id)}
                  onChange={() =>
                    onChange({
                      ...wishes,
                      rules: isChosen ? wishes.rules.filter((one) => one !== id) : [...wishes.rules, id],
                    })
                  }
                />
                <span>
                  {effect}
                  <small>{because}</small>
                  <small>{barred.has(id) && !isChosen ? words.wishes.barred : helps}</small>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
