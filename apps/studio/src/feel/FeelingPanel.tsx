/** Say it: the field, the wheel and the pad, which all show the same point. */
import { type CSSProperties, useDeferredValue, useId } from "react";
import { useNodes, useReading } from "../api/emotions.ts";
import { words } from "../words.ts";
import { AffectPad } from "./AffectPad.tsx";
import { nearestNode, neutral } from "./affect.ts";
import { EmotionWheel } from "./EmotionWheel.tsx";
import type { Feeling } from "./feeling.ts";
import { WishesFields } from "./WishesFields.tsx";

/** What the panel shows and tells. */
export interface FeelingPanelProps {
  readonly feeling: Feeling;
  readonly isComposing: boolean;
  readonly onChange: (feeling: Feeling) => void;
  readonly onCompose: () => void;
}

/** The panel. */
export function FeelingPanel({ feeling, isComposing, onChange, onCompose }: FeelingPanelProps) {
  const field = useId();
  const nodes = useNodes();
  const reading = useReading(useDeferredValue(feeling.text.trim()));
  // A journey is shown where it begins, and as a way from there.
  const affect = feeling.placed ?? reading?.journey[0] ?? reading?.affect ?? neutral;
  const chosen = feeling.placed === undefined && !reading ? undefined : nearestNode(nodes, affect);
  return (
    <form
      className="feeling panel"
      aria-label={words.say.heading}
      style={chosen ? ({ "--feeling": `var(--${chosen.base})` } as CSSProperties) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (feeling.text.trim() !== "") onCompose();
      }}
    >
      <label className="field-label" htmlFor={field}>
        {words.say.field}
      </label>
      <textarea
        id={field}
        rows={2}
        maxLength={5000}
        value={feeling.text}
        placeholder={words.say.placeholder}
        onChange={(event) => onChange({ ...feeling, text: event.currentTarget.value, placed: undefined })}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }
        }}
      />
      <fieldset className="suggestions">
        <legend className="visually-hidden">{words.say.suggestions}</legend>
        {reading?.nodes.map(({ id, name, weight }) => (
          <button
            key={id}
            type="button"
            className={`chip ${nodes.find((node) => node.id === id)?.base ?? ""}`}
            style={{ "--weight": weight } as CSSProperties}
            onClick={() => {
              const node = nodes.find((one) => one.id === id);
              if (node) onChange({ ...feeling, placed: affectOf(node) });
            }}
          >
            {name}
          </button>
        )) ?? <p className="hint">{words.say.hint}</p>}
      </fieldset>
      <button type="submit" className="compose" disabled={isComposing || feeling.text.trim() === ""}>
        {isComposing ? words.say.composing : words.say.compose}
      </button>
      <div className="space">
        <EmotionWheel
          nodes={nodes}
          chosen={chosen?.id}
          onChoose={(node) =>
            onChange({
              ...feeling,
              text: feeling.text.trim() === "" || isNodeName(nodes, feeling.text) ? node.name : feeling.text,
              placed: affectOf(node),
            })
          }
        />
        <AffectPad
          affect={affect}
          path={feeling.placed ? [] : (reading?.journey ?? [])}
          onMove={(placed) =>
            onChange({
              ...feeling,
              placed,
              text: feeling.text.trim() === "" ? (nearestNode(nodes, placed)?.name ?? "") : feeling.text,
            })
          }
        />
      </div>
      {feeling.placed && reading && (
        <button type="button" className="quiet" onClick={() => onChange({ ...feeling, placed: undefined })}>
          {words.say.follow}
        </button>
      )}
      <WishesFields wishes={feeling.wishes} onChange={(wishes) => onChange({ ...feeling, wishes })} />
    </form>
  );
}

function affectOf({ valence, arousal, dominance }: { valence: number; arousal: number; dominance: number }) {
  return { valence, arousal, dominance };
}

/** Whether the text came from the wheel, and may go with it. */
function isNodeName(nodes: readonly { readonly name: string }[], text: string): boolean {
  return nodes.some(({ name }) => name === text.trim());
}
