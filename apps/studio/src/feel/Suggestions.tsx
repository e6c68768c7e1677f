/** The feelings that the words speak for, as they are written. */
import type { WireEmotionNode } from "@music-brain/contract";
import type { Reading } from "../api/emotions.ts";
import { words } from "../words.ts";

/** The suggestions. */
export function Suggestions({
  nodes,
  reading,
  onChoose,
}: {
  readonly nodes: readonly WireEmotionNode[];
  readonly reading: Reading | undefined;
  readonly onChoose: (node: WireEmotionNode) => void;
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
    </fieldset>
  );
}
