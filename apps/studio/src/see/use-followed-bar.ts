/** The bar of a score that is heard: marked, and turned to. */
import type { WireSong } from "@music-brain/contract";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { Playing } from "../hear/use-player.ts";
import { barsOf } from "./score-pages.ts";
import { tickAt, ticksPerBar } from "./song-time.ts";

/** A handle on the bar. */
export interface FollowedBar {
  /** From 0. */
  readonly now: () => number;
  /** Marks a bar and brings it into view. */
  readonly turnTo: (bar: number) => void;
}

/** How much of the frame is kept free above and below the bar that is heard, in pixels. */
const AIR = 24;

/** Follows the music through the measures of a score. */
export function useFollowedBar(
  song: WireSong,
  { position, state }: Playing,
  measures: readonly SVGGElement[],
  frame: RefObject<HTMLElement | null>,
): FollowedBar {
  const bar = useRef(0);
  const marked = useRef<SVGGElement>(undefined);

  const turnTo = useCallback(
    (wanted: number) => {
      bar.current = wanted;
      const measure = measures.find((one) => barsOf(one).includes(wanted));
      if (measure === marked.current) return;
      marked.current?.classList.remove("heard-now");
      measure?.classList.add("heard-now");
      marked.current = measure;
      if (measure && frame.current) bringIntoView(frame.current, measure);
    },
    [measures, frame],
  );

  useEffect(() => {
    let waiting = 0;
    let last = -1;
    const follow = () => {
      const heard = Math.floor(tickAt(song, position()) / ticksPerBar(song));
      if (heard !== last) turnTo(Math.min(song.total_bars - 1, heard));
      last = heard;
      if (state === "playing") waiting = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(waiting);
  }, [song, position, state, turnTo]);

  return { now: useCallback(() => bar.current, []), turnTo };
}

/** Scrolls the frame alone, and only where the measure cannot be seen whole. */
function bringIntoView(frame: HTMLElement, measure: SVGGElement): void {
  const room = frame.getBoundingClientRect();
  const field = (measure.querySelector(".field") ?? measure).getBoundingClientRect();
  const isSeen =
    field.top >= room.top &&
    field.bottom <= room.bottom &&
    field.left >= room.left &&
    field.right <= room.right;
  if (isSeen) return;
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  frame.scrollTo({
    top: frame.scrollTop + field.top - room.top - AIR,
    left: frame.scrollLeft + field.left - room.left - AIR,
    behavior: isCalm ? "auto" : "smooth",
  });
}
