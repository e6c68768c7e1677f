/** Valence and arousal as a place on a square, with dominance beside it; each can be set by keyboard, too. */
import { type PointerEvent, useId, useRef } from "react";
import { words } from "../words.ts";
import type { Affect } from "./affect.ts";

/** What the pad shows and tells. */
export interface AffectPadProps {
  readonly affect: Affect;
  /** The way that the song takes, where it is a journey. */
  readonly path: readonly Affect[];
  readonly onMove: (affect: Affect) => void;
}

/** The pad with its three sliders. */
export function AffectPad({ affect, path, onMove }: AffectPadProps) {
  const square = useRef<SVGSVGElement>(null);

  function follow(event: PointerEvent) {
    const box = square.current?.getBoundingClientRect();
    if (!box || (event.type === "pointermove" && event.buttons === 0)) return;
    const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
    const across = share((event.clientX - box.left) / box.width);
    const up = share(1 - (event.clientY - box.top) / box.height);
    onMove({ ...affect, valence: Math.round((2 * across - 1) * 100) / 100, arousal: up });
  }

  const [x, y] = placeOf(affect);
  return (
    <div className="pad">
      <svg
        ref={square}
        viewBox="0 0 100 100"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={follow}
      >
        <path className="pad-axes" d="M50 4V96M4 50H96" />
        <text x="5" y="48">
          {words.say.dark}
        </text>
        <text x="95" y="48" textAnchor="end">
          {words.say.bright}
        </text>
        <text x="52" y="9">
          {words.say.stirred}
        </text>
        <text x="52" y="96">
          {words.say.calm}
        </text>
        {path.length > 1 && (
          <g className="pad-way">
            <polyline className="pad-path" points={path.map((point) => placeOf(point).join(",")).join(" ")} />
            {path.map((point, place) => {
              const [at, height] = placeOf(point);
              // biome-ignore lint/suspicious/noArrayIndexKey: a station is its place on the way
              return <circle key={place} cx={at} cy={height} r={1.8} />;
            })}
          </g>
        )}
        <circle className="pad-halo" cx={x} cy={y} r={5 + 7 * affect.dominance} />
        <circle className="pad-point" cx={x} cy={y} r={3.5} />
      </svg>
      <div className="pad-sliders">
        <AffectSlider
          label={words.say.valence}
          ends={[words.say.dark, words.say.bright]}
          least={-1}
          value={affect.valence}
          onChange={(valence) => onMove({ ...affect, valence })}
        />
        <AffectSlider
          label={words.say.arousal}
          ends={[words.say.calm, words.say.stirred]}
          least={0}
          value={affect.arousal}
          onChange={(arousal) => onMove({ ...affect, arousal })}
        />
        <AffectSlider
          label={words.say.dominance}
          ends={[words.say.helpless, words.say.strong]}
          least={0}
          value={affect.dominance}
          onChange={(dominance) => onMove({ ...affect, dominance })}
        />
      </div>
    </div>
  );
}

function placeOf({ valence, arousal }: Affect): readonly [x: number, y: number] {
  return [50 + 50 * valence, 100 - 100 * arousal];
}

interface AffectSliderProps {
  readonly label: string;
  readonly ends: readonly [string, string];
  readonly least: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function AffectSlider({ label, ends, least, value, onChange }: AffectSliderProps) {
  const id = useId();
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{value.toFixed(2)}</output>
      <input
        id={id}
        type="range"
        min={least}
        max={1}
        step={0.01}
        value={value}
        aria-valuetext={`${value.toFixed(2)}, ${ends[0]} to ${ends[1]}`}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
