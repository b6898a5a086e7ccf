import { useEffect } from "react";
import type { RoomView } from "./room";

/** Asks before the page is closed over something that is not kept yet. */
export function useStaying({ pending, recorder }: RoomView): void {
  const wanted = pending.length > 0 || (recorder !== "off" && recorder !== "broken");
  useEffect(() => {
    if (!wanted) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [wanted]);
}
