import { type RefObject, useEffect, useRef } from "react";

/** Within so many pixels of its end, a reader wants to see what comes. */
const NEAR_PIXELS = 120;

/** Keeps the end of a scrolled box in view while something is added to it, unless the reader has gone up. */
export function useEndInView(box: RefObject<HTMLElement | null>, content: unknown) {
  const near = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      near.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PIXELS;
    };
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [box]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever the content is another
  useEffect(() => {
    if (near.current) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [box, content]);
}
