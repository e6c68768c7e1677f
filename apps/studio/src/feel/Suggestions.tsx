/** The feelings that the words speak for, as they are written; before anything is written, what could be. */
import type { WireEmotionNode } from "@music-brain/contract";
import type { Reading } from "../api/emotions.ts";
import { words } from "../words.ts";

/** The suggestions. */
export function Suggestions({
  nodes,
  reading,
  onChoose,
  onTry,
}: {
  readonly nodes: readonly WireEmotionNode[];
  readonly reading: Reading | undefined;
  readonly onChoose: (node: WireEmotionNode) => void;
  /** Composes an example; undefined where nobody needs one. */
  readonly onTry: ((text: string) => void) | undefined;
}) {
  const found = reading?.nodes.flatMap(({ id }) => nodes.find((node) => node.id === id) ?? []);
  return (
    <fieldset className="suggestions">
      <legend className="visually-hidden">{words.say.suggestions}</legend>
      {found?.map((node) => (
        <button key={node.id} type="button" className={`chip ${node.base}`} onClick={() => onChoose(node)}>
          {node.name}
        </button>
      )) ?? <p className="hint">{words.say.hint}</p>}
      {!found && onTry && <Examples onTry={onTry} />}
    </fieldset>
  );
}

/** Something to begin with, where the invitation beside the field has no room. */
function Examples({ onTry }: { readonly onTry: (text: string) => void }) {
  return (
    <div className="examples">
      <p className="hint">{words.say.examples}</p>
      {words.see.empties.map((text) => (
        <button key={text} type="button" className="chip" onClick={() => onTry(text)}>
          {text}
        </button>
      ))}
    </div>
  );
}
