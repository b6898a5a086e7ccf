import { type RefObject, useEffect } from "react";
import { isTyping } from "./keys";

const STEPS = new Map([
  ["j", 1],
  ["k", -1],
]);

/** J and K go from turn to turn; Enter on one goes to its time. */
export function useTurnKeys(list: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS.get(event.key.toLowerCase());
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !list.current) return;
      if (step !== undefined) go(list.current, step);
      else if (event.key === "Enter") press(list.current, event.target);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [list]);
}

function go(list: HTMLElement, step: number) {
  const turns = [...list.querySelectorAll<HTMLElement>("[data-turn]")];
  const from = turns.indexOf(document.activeElement as HTMLElement);
  const to = from >= 0 ? turns[from + step] : turns[firstBelow(turns, belowBars(turns[0]))];
  to?.focus({ preventScroll: true });
  to?.scrollIntoView({ block: "nearest" });
}

function press(list: HTMLElement, target: EventTarget | null) {
  if (target instanceof HTMLElement && "turn" in target.dataset && list.contains(target)) {
    target.querySelector("a")?.click();
  }
}

function belowBars(turn: HTMLElement | undefined): number {
  return turn ? Number.parseFloat(getComputedStyle(turn).scrollMarginTop) : 0;
}

/** The first that begins below a height of the window; they stand in order. */
function firstBelow(turns: readonly HTMLElement[], height: number): number {
  let [low, high] = [0, turns.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((turns[middle]?.getBoundingClientRect().top ?? 0) < height) low = middle + 1;
    else high = middle;
  }
  return low;
}
