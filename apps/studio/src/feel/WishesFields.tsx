/** Wishes about the music, folded away until they are wanted. */
import { type ReactNode, useId } from "react";
import { words } from "../words.ts";
import type { Wishes } from "./feeling.ts";

const METRES = ["4/4", "3/4", "6/8", "12/8", "5/4", "7/8"];

/** The fields. */
export function WishesFields({
  wishes,
  onChange,
}: {
  readonly wishes: Wishes;
  readonly onChange: (wishes: Wishes) => void;
}) {
  return (
    <details className="wishes">
      <summary>{words.wishes.heading}</summary>
      <p className="hint">{words.wishes.hint}</p>
      <div className="fields">
        <Field label={words.wishes.genre}>
          {(id) => (
            <input
              id={id}
              value={wishes.genre}
              maxLength={200}
              placeholder={words.wishes.genrePlaceholder}
              onChange={(event) => onChange({ ...wishes, genre: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={words.wishes.key}>
          {(id) => (
            <input
              id={id}
              value={wishes.key}
              maxLength={40}
              placeholder={words.wishes.keyPlaceholder}
              onChange={(event) => onChange({ ...wishes, key: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={words.wishes.bpm}>
          {(id) => (
            <input
              id={id}
              type="number"
              min={20}
              max={300}
              value={wishes.bpm}
              onChange={(event) => onChange({ ...wishes, bpm: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={words.wishes.bars}>
          {(id) => (
            <input
              id={id}
              type="number"
              min={4}
              max={512}
              value={wishes.bars}
              onChange={(event) => onChange({ ...wishes, bars: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={words.wishes.metre}>
          {(id) => (
            <select
              id={id}
              value={wishes.metre}
              onChange={(event) => onChange({ ...wishes, metre: event.currentTarget.value })}
            >
              <option value="">{words.wishes.any}</option>
              {METRES.map((metre) => (
                <option key={metre}>{metre}</option>
              ))}
            </select>
          )}
        </Field>
        <label className="check">
          <input
            type="checkbox"
            checked={wishes.breakRules}
            onChange={(event) => onChange({ ...wishes, breakRules: event.currentTarget.checked })}
          />
          {words.wishes.breakRules}
        </label>
      </div>
    </details>
  );
}

function Field({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
