import { type RefObject, useEffect, useRef } from "react";
import type { Place } from "@/components/citation";
import { showTurn } from "./show-turn";

/** Shows the turn that was asked for, once each time, and goes on from there by keyboard. */
export function useCitedTurn(list: RefObject<HTMLElement | null>, cited: Place | null) {
  const shown = useRef<Place | null>(null);
  useEffect(() => {
    if (cited === null || cited === shown.current) return;
    shown.current = cited;
    showTurn(list.current, cited.segment)?.focus({ preventScroll: true });
  }, [list, cited]);
}
