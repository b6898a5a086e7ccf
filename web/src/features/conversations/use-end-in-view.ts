import { type RefObject, useEffect, useRef } from "react";

/** Within so many pixels of its end, a reader wants to see what comes. */
const NEAR_PIXELS = 120;

/**
 * Keeps the end of what was said in view while something is added to it, unless the reader has gone up. Where the box
 * does not scroll by itself, the page does, and only for what the reader has just asked.
 */
export function useEndInView(box: RefObject<HTMLElement | null>, content: unknown, isAsking: boolean) {
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
    const element = box.current;
    if (!element) return;
    if (element.scrollHeight > element.clientHeight) {
      if (near.current) element.scrollTo({ top: element.scrollHeight });
    } else if (isAsking) element.scrollIntoView({ block: "end" });
  }, [box, content, isAsking]);
}
