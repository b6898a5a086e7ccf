import { useCallback, useEffect, useState } from "react";
import type { Segment } from "@/api/schema";
import type { Place as Cite } from "@/components/citation";
import type { Place } from "../panel";
import { createPlayhead } from "./playhead";

/** The head, and the turn that was asked for last: by a click, or by the address. */
export function usePlace({ segment, t }: Place, segments: readonly Segment[]) {
  const [playhead] = useState(() => createPlayhead(t));
  const [cited, setCited] = useState<Cite | null>(null);
  const follow = useCallback(
    (place: Cite) => {
      setCited({ ...place });
      playhead.seek(place.seconds);
    },
    [playhead],
  );
  const named = segments.find(({ id }) => id === segment);
  const isNew = named !== undefined && named.id !== cited?.segment;
  useEffect(() => {
    if (isNew) follow({ segment: named.id, seconds: t ?? named.start_seconds });
  }, [isNew, named, t, follow]);
  return { playhead, cited, follow };
}
