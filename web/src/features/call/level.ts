import { type RefObject, useEffect, useRef } from "react";

/** Voices are mostly soft: drawn by the root, half as loud looks half as loud. */
const GAIN = 1.6;
const FALLS = 0.85;

/** Writes how loud it is to `--level` of an element, from 0 to 1, without rendering anything anew. */
export function useLevel<T extends HTMLElement>(level: () => number): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    let shown = 0;
    const draw = () => {
      const now = Math.min(1, Math.sqrt(level()) * GAIN);
      const next = Math.max(now, shown * FALLS < 0.01 ? 0 : shown * FALLS);
      if (next !== shown) element.current?.style.setProperty("--level", next.toFixed(3));
      shown = next;
      frame = requestAnimationFrame(draw);
    };
    let frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [level]);
  return element;
}
