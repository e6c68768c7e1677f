/** A value that changes as fast as somebody writes, for what is too dear to do at every letter. */
import { useEffect, useRef, useState } from "react";

/** The value, as it was at most so many milliseconds ago; one that comes after a pause is there at once. */
export function usePaced<Value>(value: Value, paceMs: number): Value {
  const [shown, setShown] = useState(value);
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const show = () => {
      last.current = performance.now();
      setShown(value);
    };
    const timer = setTimeout(show, Math.max(0, last.current + paceMs - performance.now()));
    return () => clearTimeout(timer);
  }, [value, paceMs]);
  return shown;
}
