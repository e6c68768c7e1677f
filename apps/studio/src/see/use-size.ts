/** The width of an element, as it changes; and whether the ground is dark. */
import { type RefObject, useEffect, useState, useSyncExternalStore } from "react";

/** The element's width in CSS pixels; 0 before it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

const darkness = window.matchMedia("(prefers-color-scheme: dark)");

/** Whether the reader likes a dark ground. */
export function useIsDark(): boolean {
  return useSyncExternalStore(
    (changed) => {
      darkness.addEventListener("change", changed);
      return () => darkness.removeEventListener("change", changed);
    },
    () => darkness.matches,
  );
}
