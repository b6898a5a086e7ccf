import { useEffect } from "react";
import { takesSpace } from "./keys";
import type { Playhead } from "./playhead";

/** Space plays and pauses, wherever it means nothing else. */
export function useSpaceKey(playhead: Playhead, hasSound: boolean) {
  useEffect(() => {
    if (!hasSound) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== " " || event.ctrlKey || event.metaKey || event.altKey || takesSpace(event.target))
        return;
      event.preventDefault();
      playhead.toggle();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [playhead, hasSound]);
}
