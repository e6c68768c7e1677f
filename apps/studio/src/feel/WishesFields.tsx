/** Wishes about the music, folded away until they are wanted. */
import { Folded } from "../parts/Folded.tsx";
import { words } from "../words.ts";
import { BandWishes } from "./BandWishes.tsx";
import { Field } from "./Field.tsx";
import { RuleWishes } from "./RuleWishes.tsx";
import { type Wishes, wishesCount } from "./wishes.ts";

const METRES = ["4/4", "3/4", "6/8", "12/8", "5/4", "7/8"];

/** The wishes that are one line of text. */
type TextWish = {
  [Name in keyof Wishes]: Wishes[Name] extends string ? Name : never;
}[keyof Wishes];

/** What the fields of a wish take. */
interface TextField {
  readonly name: TextWish;
  readonly most?: number;
  /** Numbers between these. */
  readonly between?: readonly [least: number, most: number];
  readonly isWide?: boolean;
  readonly list?: readonly string[];
}

const music: readonly TextField[] = [
  { name: "genre", most: 200 },
  { name: "key", most: 40 },
  { name: "bpm", between: [20, 300] },
  { name: "bars", between: [4, 512] },
  { name: "seconds", between: [10, 900] },
  { name: "form", most: 100, list: words.wishes.forms },
  { name: "progression", most: 400, isWide: true },
];

const story: readonly TextField[] = [
  { name: "title", most: 200, isWide: true },
  { name: "wound", most: 2000, isWide: true },
  { name: "desire", most: 2000, isWide: true },
];

/** What the fields show and tell. */
export interface WishesFieldsProps {
  readonly wishes: Wishes;
  readonly onChange: (wishes: Wishes) => void;
}

/** The fields. */
export function WishesFields({ wishes, onChange }: WishesFieldsProps) {
  const count = wishesCount(wishes);
  return (
    <Folded
      className="wishes"
      summary={
        <>
          {words.wishes.heading}
          {count > 0 && <span className="count">{words.wishes.count(count)}</span>}
        </>
      }
    >
      <p className="hint">{words.wishes.hint}</p>
      <div className="fields">
        {music.map((field) => (
          <TextWishField key={field.name} field={field} wishes={wishes} onChange={onChange} />
        ))}
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
        <Field label={words.wishes.humanize}>
          {(id) => (
            <input
              id={id}
              type="range"
              min={0}
              max={1}
              step={0.05}
              value={wishes.humanize === "" ? 0.6 : Number(wishes.humanize)}
              aria-valuetext={words.wishes.humanized(wishes.humanize === "" ? 0.6 : Number(wishes.humanize))}
              onChange={(event) => onChange({ ...wishes, humanize: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <details>
        <summary>{words.wishes.story}</summary>
        <div className="fields">
          {story.map((field) => (
            <TextWishField key={field.name} field={field} wishes={wishes} onChange={onChange} />
          ))}
        </div>
      </details>
      <BandWishes wishes={wishes} onChange={onChange} />
      <RuleWishes wishes={wishes} onChange={onChange} />
    </Folded>
  );
}

function TextWishField({
  field: { name, most, between, isWide = false, list },
  wishes,
  onChange,
}: WishesFieldsProps & { readonly field: TextField }) {
  return (
    <Field label={words.wishes[name]} isWide={isWide}>
      {(id) => (
        <>
          <input
            id={id}
            type={between ? "number" : "text"}
            min={between?.[0]}
            max={between?.[1]}
            maxLength={most}
            list={list && `${id}-list`}
            value={wishes[name]}
            placeholder={words.wishes.examples[name]}
            onChange={(event) => onChange({ ...wishes, [name]: event.currentTarget.value })}
          />
          {list && (
            <datalist id={`${id}-list`}>
              {list.map((value) => (
                <option key={value} value={value} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}
