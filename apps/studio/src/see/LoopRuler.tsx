/** The bars by number, and over them the loop: drawn with a finger or a mouse, moved by its ends with the arrow keys. */
import type { WireSong } from "@music-brain/contract";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { Loop } from "../hear/loop.ts";
import { words } from "../words.ts";

/** What the ruler shows and tells. */
export interface LoopRulerProps {
  readonly song: WireSong;
  readonly width: number;
  readonly loop: Loop | undefined;
  readonly onLoop: (loop: Loop | undefined) => void;
}

/** Numbers nearer to each other than this, in pixels, would run together. */
const NUMBER_ROOM = 44;

/** The ruler. */
export function LoopRuler({ song: { total_bars }, width, loop, onLoop }: LoopRulerProps) {
  const barWidth = width / total_bars;
  const [drawn, setDrawn] = useState<Loop>();
  const from = useRef(0);
  const every = [1, 2, 4, 8, 16, 32].find((bars) => bars * barWidth >= NUMBER_ROOM) ?? 64;
  const shown = drawn ?? loop;

  const barAt = (event: PointerEvent) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return Math.min(total_bars - 1, Math.max(0, Math.floor((event.clientX - left) / barWidth)));
  };
  const between = (one: number, other: number): Loop => ({
    fromBar: Math.min(one, other),
    toBar: Math.max(one, other) + 1,
  });

  return (
    <div
      className="ruler"
      style={{ width }}
      title={words.hear.loopHint}
      onPointerDown={(event) => {
        if (event.target instanceof Element && event.target.closest("[role=slider]")) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = barAt(event);
        setDrawn(between(from.current, from.current));
      }}
      onPointerMove={(event) => drawn && setDrawn(between(from.current, barAt(event)))}
      onPointerUp={(event) => {
        if (!drawn) return;
        const end = between(from.current, barAt(event));
        setDrawn(undefined);
        // A click is no loop: it takes one away.
        onLoop(end.toBar - end.fromBar > 1 ? end : undefined);
      }}
      onPointerCancel={() => setDrawn(undefined)}
    >
      {Array.from({ length: Math.ceil(total_bars / every) }, (_, index) => index * every).map((bar) => (
        <span key={bar} style={{ left: bar * barWidth }} aria-hidden="true">
          {bar + 1}
        </span>
      ))}
      {shown && (
        <div
          className="loop"
          style={{ left: shown.fromBar * barWidth, width: (shown.toBar - shown.fromBar) * barWidth }}
        >
          <LoopEnd
            label={words.hear.loopFrom}
            bar={shown.fromBar + 1}
            least={1}
            most={shown.toBar}
            onMove={(bar) => onLoop({ ...shown, fromBar: bar - 1 })}
            onRemove={() => onLoop(undefined)}
          />
          <LoopEnd
            label={words.hear.loopTo}
            bar={shown.toBar}
            least={shown.fromBar + 1}
            most={total_bars}
            onMove={(bar) => onLoop({ ...shown, toBar: bar })}
            onRemove={() => onLoop(undefined)}
          />
        </div>
      )}
    </div>
  );
}

interface LoopEndProps {
  readonly label: string;
  /** From 1, as people count. */
  readonly bar: number;
  readonly least: number;
  readonly most: number;
  readonly onMove: (bar: number) => void;
  readonly onRemove: () => void;
}

/** One end of the loop. */
function LoopEnd({ label, bar, least, most, onMove, onRemove }: LoopEndProps) {
  function move(event: KeyboardEvent) {
    const step: Readonly<Record<string, number>> = {
      ArrowLeft: bar - 1,
      ArrowDown: bar - 1,
      ArrowRight: bar + 1,
      ArrowUp: bar + 1,
      Home: least,
      End: most,
    };
    const to = step[event.key];
    if (event.key === "Escape" || event.key === "Delete") onRemove();
    else if (to === undefined) return;
    else onMove(Math.min(most, Math.max(least, to)));
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      className="loop-end"
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={bar}
      aria-valuetext={words.hear.bar(bar)}
      onKeyDown={move}
    />
  );
}
