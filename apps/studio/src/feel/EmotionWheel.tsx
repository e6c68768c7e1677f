/** The wheel of all feelings: 36 shades around, faint in the middle, strong at the rim. */
import type { WireEmotionNode } from "@music-brain/contract";
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useState } from "react";
import { words } from "../words.ts";
import { WheelNames } from "./WheelNames.tsx";
import { cellAfter, cellCentre, cellPath, STRENGTHS } from "./wheel-geometry.ts";

/** What the wheel shows and tells. */
export interface EmotionWheelProps {
  /** In the order of the wheel. */
  readonly nodes: readonly WireEmotionNode[];
  /** The id of the node that is shown as chosen. */
  readonly chosen: number | undefined;
  /** The ids of the nodes of a journey, in its order; empty where there is none. */
  readonly way: readonly number[];
  readonly onChoose: (node: WireEmotionNode) => void;
}

/** Cells that are drawn in one frame: more would hold up whoever writes meanwhile. */
const CELLS_A_FRAME = 36;

/** The wheel; one stop for the Tab key, arrow keys move within it. */
export function EmotionWheel({ nodes, chosen, way, onChoose }: EmotionWheelProps) {
  const drawn = useGrowing(nodes.length, CELLS_A_FRAME);
  const [pointed, setPointed] = useState<number>();
  const chosenPlace = nodes.findIndex(({ id }) => id === chosen);
  const shown = nodes[pointed ?? chosenPlace];

  function choose({ target }: MouseEvent) {
    const node = nodes[placeOf(target) ?? -1];
    if (node) onChoose(node);
  }

  function move(event: KeyboardEvent) {
    const place = placeOf(event.target);
    const node = place === undefined ? undefined : nodes[place];
    if (place === undefined || !node) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onChoose(node);
      return;
    }
    const next = cellAfter(place, event.key);
    const nextNode = next === undefined ? undefined : nodes[next];
    if (!nextNode) return;
    event.preventDefault();
    event.currentTarget.querySelector<SVGPathElement>(`[data-place="${next}"]`)?.focus();
    onChoose(nextNode);
  }

  return (
    <div className="wheel">
      <div
        className="wheel-ring"
        role="radiogroup"
        aria-label={words.say.wheel}
        onClick={choose}
        onKeyDown={move}
        onPointerOver={({ target }) => setPointed(placeOf(target))}
        onPointerLeave={() => setPointed(undefined)}
      >
        <WheelNames names={[...new Set(nodes.map(({ base }) => base))]} />
        <svg className="cells" viewBox="-100 -100 200 200" role="presentation">
          {nodes.slice(0, drawn).map((node, place) => (
            <WheelCell
              key={node.id}
              node={node}
              place={place}
              isChosen={place === chosenPlace}
              isStop={place === Math.max(0, chosenPlace)}
            />
          ))}
          {way.length > 1 && <Way places={way.map((id) => nodes.findIndex((node) => node.id === id))} />}
          {chosenPlace >= 0 && <Mark place={chosenPlace} />}
        </svg>
      </div>
      <p className="wheel-name" aria-hidden="true">
        {shown ? (
          <>
            <strong>{shown.name}</strong>
            <span>
              {shown.sub} · {shown.base}
            </span>
          </>
        ) : (
          <span>{words.say.wheelHint}</span>
        )}
      </p>
    </div>
  );
}

/** Grows to a number, by a step in each frame. */
function useGrowing(to: number, step: number): number {
  const [grown, setGrown] = useState(0);
  useEffect(() => {
    if (grown >= to) return;
    const frame = requestAnimationFrame(() => setGrown(grown + step));
    return () => cancelAnimationFrame(frame);
  }, [grown, to, step]);
  return grown;
}

/** The place of the cell that something has happened to. */
function placeOf(target: EventTarget): number | undefined {
  const place = target instanceof SVGPathElement ? target.dataset["place"] : undefined;
  return place === undefined ? undefined : Number(place);
}

interface WheelCellProps {
  readonly node: WireEmotionNode;
  readonly place: number;
  readonly isChosen: boolean;
  readonly isStop: boolean;
}

/** A cell; drawn anew only when it is chosen or left, because there are many. */
const WheelCell = memo(function WheelCell({ node, place, isChosen, isStop }: WheelCellProps) {
  const { name, sub, base, intensity } = node;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a slice of a ring cannot be an input element
    <path
      role="radio"
      aria-checked={isChosen}
      aria-label={words.say.node(name, sub, base, intensity)}
      tabIndex={isStop ? 0 : -1}
      className={`cell ${base}`}
      data-place={place}
      fillOpacity={0.28 + 0.72 * (intensity / STRENGTHS)}
      d={cellPath(Math.floor(place / STRENGTHS), (place % STRENGTHS) + 1)}
    />
  );
});

/** The way of a journey from cell to cell, with the number of each station. */
function Way({ places }: { readonly places: readonly number[] }) {
  const points = places.map((place) => cellCentre(Math.floor(place / STRENGTHS), (place % STRENGTHS) + 1));
  return (
    <g className="way">
      <polyline points={points.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(" ")} />
      {points.map(({ x, y }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a station is its place on the way
        <g key={place}>
          <circle cx={x} cy={y} r={5.5} />
          <text x={x} y={y + 2.6}>
            {place + 1}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The ring around the chosen cell. */
function Mark({ place }: { readonly place: number }) {
  const { x, y } = cellCentre(Math.floor(place / STRENGTHS), (place % STRENGTHS) + 1);
  return <circle className="mark" cx={x} cy={y} r={5.5} />;
}
