/** Who is to play what, in the whole song and in single sections. */
import { words } from "../words.ts";
import { Field } from "./Field.tsx";
import type { WishesFieldsProps } from "./WishesFields.tsx";
import { roles, type SectionWish } from "./wishes.ts";

const SECTIONS = ["intro", "verse", "pre-chorus", "chorus", "bridge", "solo", "outro"];
const INSTRUMENTS = "instruments";

/** The fields. */
export function BandWishes({ wishes, onChange }: WishesFieldsProps) {
  const { sections } = wishes;
  const change = (place: number, changed: Partial<SectionWish>) =>
    onChange({
      ...wishes,
      sections: sections.map((wish, index) => (index === place ? { ...wish, ...changed } : wish)),
    });
  return (
    <details>
      <summary>{words.wishes.band}</summary>
      <p className="hint">{words.wishes.bandHint}</p>
      <datalist id={INSTRUMENTS}>
        {words.wishes.instruments.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="fields">
        {roles.map((role) => (
          <Field key={role} label={words.wishes.roles[role]}>
            {(id) => (
              <input
                id={id}
                list={INSTRUMENTS}
                maxLength={80}
                value={wishes.instruments[role] ?? ""}
                placeholder={words.wishes.any}
                onChange={(event) =>
                  onChange({
                    ...wishes,
                    instruments: { ...wishes.instruments, [role]: event.currentTarget.value },
                  })
                }
              />
            )}
          </Field>
        ))}
      </div>
      {sections.map(({ section, role, instrument }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a wish is its place in the list
        <div key={place} className="section-wish">
          <select
            aria-label={words.wishes.inSection}
            value={section}
            onChange={(event) => change(place, { section: event.currentTarget.value })}
          >
            {SECTIONS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          <select
            aria-label={words.wishes.whoPlays}
            value={role}
            onChange={(event) => change(place, { role: event.currentTarget.value })}
          >
            {roles.map((name) => (
              <option key={name} value={name}>
                {words.wishes.roles[name]}
              </option>
            ))}
          </select>
          <input
            aria-label={words.wishes.plays}
            list={INSTRUMENTS}
            maxLength={80}
            value={instrument}
            placeholder={words.wishes.playsExample}
            onChange={(event) => change(place, { instrument: event.currentTarget.value })}
          />
          <button
            type="button"
            className="remove"
            aria-label={words.wishes.remove}
            onClick={() => onChange({ ...wishes, sections: sections.filter((_, index) => index !== place) })}
          >
            ×
          </button>
        </div>
      ))}
      <div className="buttons">
        <button
          type="button"
          disabled={sections.length >= 16}
          onClick={() =>
            onChange({
              ...wishes,
              sections: [...sections, { section: "chorus", role: "pad", instrument: "" }],
            })
          }
        >
          {words.wishes.addSection}
        </button>
      </div>
    </details>
  );
}
