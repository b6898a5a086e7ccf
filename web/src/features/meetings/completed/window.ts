import { type RefObject, useEffect, useState, useSyncExternalStore } from "react";

/** From here on questions have room beside the minutes; the `xl` of the styles. */
const WIDE = "(width >= 80rem)";

export function useWide(): boolean {
  return useSyncExternalStore(watchWidth, () => matchMedia(WIDE).matches);
}

function watchWidth(notify: () => void): () => void {
  const width = matchMedia(WIDE);
  width.addEventListener("change", notify);
  return () => width.removeEventListener("change", notify);
}

/** Scrolled away above. */
export function useOutOfView(element: RefObject<HTMLElement | null>): boolean {
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry) setAway(!entry.isIntersecting && entry.boundingClientRect.bottom < innerHeight / 2);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return away;
}
