/** What the six sectors of the wheel feel like, written around it. Each cell says it to readers of screens. */
import { useId } from "react";
import { BASES, nameArc } from "./wheel-geometry.ts";

/** @param names one for each sixth of the wheel, from the top clockwise */
export function WheelNames({ names }: { readonly names: readonly string[] }) {
  const id = useId();
  return (
    <svg className="wheel-names" viewBox="-100 -100 200 200" aria-hidden="true">
      {names.slice(0, BASES).map((name, sector) => (
        <g key={name} className={name}>
          <path id={`${id}-${sector}`} d={nameArc(sector)} fill="none" />
          <text>
            <textPath href={`#${id}-${sector}`} startOffset="50%">
              {name}
            </textPath>
          </text>
        </g>
      ))}
    </svg>
  );
}
