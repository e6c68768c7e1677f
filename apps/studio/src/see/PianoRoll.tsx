/** All notes on a canvas, every track in its colour, with a line where the music is. */
import type { WireSong } from "@music-brain/contract";
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useMemo, useRef } from "react";
import type { Loop } from "../hear/loop.ts";
import type { Question } from "../why/reasons-for.ts";
import { words } from "../words.ts";
import { colourOf } from "./colours.ts";
import { layOutRoll, noteAfter, noteAt, type RollLayout } from "./roll-layout.ts";
import { tickAt, ticksPerBar } from "./song-time.ts";
import { useIsDark } from "./use-size.ts";

/** What the roll shows and tells. */
export interface PianoRollProps {
  readonly song: WireSong;
  readonly width: number;
  readonly height: number;
  /** What is being asked about. */
  readonly asked: Question | undefined;
  /** The roles that are silent: their notes are faint. */
  readonly silent: ReadonlySet<string>;
  /** What lies outside of it is dim. */
  readonly loop: Loop | undefined;
  /** The time that is heard, in seconds; asked for at each frame. */
  readonly position: () => number;
  readonly isPlaying: boolean;
  /** What the roll is scrolled in; it follows the music. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly onAsk: (question: Question) => void;
}

/** The piano roll. The notes are drawn once; what moves is a line on a canvas of its own. */
export function PianoRoll(props: PianoRollProps) {
  const { song, width, height, asked, silent, loop, frame, onAsk } = props;
  const isDark = useIsDark();
  const canvas = useRef<HTMLCanvasElement>(null);
  const layout = useMemo(() => layOutRoll(song, width, height), [song, width, height]);

  useEffect(() => {
    const pen = penFor(canvas.current, width, height);
    if (pen) drawRoll(pen, layout, song, { isDark, asked, silent, loop });
  }, [layout, song, width, height, isDark, asked, silent, loop]);

  function ask(event: PointerEvent<HTMLCanvasElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const found = noteAt(layout, event.clientX - box.left, event.clientY - box.top);
    if (found) onAsk({ kind: "note", track: found.track, note: found.note });
  }

  function step(event: KeyboardEvent) {
    const next = noteAfter(song, asked?.kind === "note" ? asked : undefined, event.key);
    if (!next) return;
    event.preventDefault();
    onAsk({ kind: "note", ...next });
    const box = layout.boxes.find(({ track, note }) => track === next.track && note === next.note);
    if (box && frame.current) follow(frame.current, box.x);
  }

  return (
    // Arrow keys go from note to note; what is there is told by the panel of reasons.
    <div
      className="roll"
      style={{ width, height }}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved through by keyboard
      tabIndex={0}
      aria-label={`${words.see.roll}. ${words.see.rollKeys}`}
      onKeyDown={step}
    >
      <canvas ref={canvas} style={{ width, height }} onPointerDown={ask} />
      <Playhead {...props} />
    </div>
  );
}

/** The line where the music is. */
function Playhead({ song, width, height, position, isPlaying, frame: scrolled }: PianoRollProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let frame = 0;
    const around = scrolled.current;
    // Asked for when it changes: asking at each frame would have the page laid out at each frame.
    const seen = { left: 0, width: 0 };
    const look = () => Object.assign(seen, { left: around?.scrollLeft, width: around?.clientWidth });
    const draw = () => {
      const x = (tickAt(song, position()) / (song.total_bars * ticksPerBar(song))) * width;
      if (line.current) line.current.style.transform = `translateX(${x}px)`;
      // Turns the page when the music reaches its end, as a musician does.
      if (around && isPlaying && isBeyond(seen, x)) around.scrollLeft = x - 0.08 * seen.width;
      if (isPlaying) frame = requestAnimationFrame(draw);
    };
    look();
    around?.addEventListener("scroll", look, { passive: true });
    draw();
    return () => {
      around?.removeEventListener("scroll", look);
      cancelAnimationFrame(frame);
    };
  }, [song, width, position, isPlaying, scrolled]);
  return <div ref={line} className="playhead" style={{ height }} aria-hidden="true" />;
}

/** Whether a place lies outside of what is seen, or nearly. */
function isBeyond({ left, width }: { readonly left: number; readonly width: number }, x: number): boolean {
  return x < left || x > left + 0.92 * width;
}

/** Brings a place into view. */
function follow(frame: HTMLElement, x: number): void {
  const { scrollLeft: left, clientWidth: width } = frame;
  if (isBeyond({ left, width }, x)) frame.scrollLeft = x - 0.08 * width;
}

function penFor(canvas: HTMLCanvasElement | null, width: number, height: number) {
  const pen = canvas?.getContext("2d");
  if (!canvas || !pen || width === 0) return undefined;
  const sharpness = Math.min(2, window.devicePixelRatio);
  canvas.width = width * sharpness;
  canvas.height = height * sharpness;
  pen.setTransform(sharpness, 0, 0, sharpness, 0, 0);
  return pen;
}

interface Look {
  readonly isDark: boolean;
  readonly asked: Question | undefined;
  readonly silent: ReadonlySet<string>;
  readonly loop: Loop | undefined;
}

function drawRoll(pen: CanvasRenderingContext2D, layout: RollLayout, song: WireSong, look: Look): void {
  const { width, height, boxes, x, drumsFrom } = layout;
  const ink = look.isDark ? "255 255 255" : "40 25 10";
  pen.clearRect(0, 0, width, height);
  song.sections.forEach(({ start_bar, bars, energy }) => {
    const from = x(start_bar * ticksPerBar(song));
    pen.fillStyle = `rgb(${ink} / ${0.015 + 0.05 * energy})`;
    pen.fillRect(from, 0, x(bars * ticksPerBar(song)), height);
  });
  for (let bar = 0; bar <= song.total_bars; bar++) {
    const isStart = song.sections.some(({ start_bar }) => start_bar === bar);
    pen.fillStyle = `rgb(${ink} / ${isStart ? 0.3 : 0.07})`;
    pen.fillRect(Math.round(x(bar * ticksPerBar(song))), 0, 1, height);
  }
  if (drumsFrom !== undefined) {
    pen.fillStyle = `rgb(${ink} / 0.16)`;
    pen.fillRect(0, Math.round(drumsFrom), width, 1);
  }
  for (const box of boxes) {
    const role = song.tracks[box.track]?.role ?? "";
    pen.globalAlpha = (look.silent.has(role) ? 0.15 : 1) * (0.45 + 0.55 * box.loudness);
    pen.fillStyle = colourOf(role, look.isDark);
    pen.fillRect(box.x, box.y, box.width, box.height);
  }
  pen.globalAlpha = 1;
  if (look.loop) {
    pen.fillStyle = look.isDark ? "rgb(16 13 11 / 0.55)" : "rgb(251 244 234 / 0.6)";
    const [from, to] = [look.loop.fromBar, look.loop.toBar].map((bar) => x(bar * ticksPerBar(song)));
    pen.fillRect(0, 0, from ?? 0, height);
    pen.fillRect(to ?? width, 0, width, height);
  }
  const { asked } = look;
  if (asked?.kind !== "note") return;
  const box = boxes.find(({ track, note }) => track === asked.track && note === asked.note);
  if (!box) return;
  pen.strokeStyle = look.isDark ? "#fff" : "#000";
  pen.lineWidth = 1.5;
  pen.strokeRect(box.x - 1.5, box.y - 1.5, box.width + 3, box.height + 3);
}
