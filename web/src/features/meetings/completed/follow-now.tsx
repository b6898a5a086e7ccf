import { Crosshair } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Segment } from "@/api/schema";
import { Button } from "@/components/button";
import { turnAt } from "./now";
import { type Playhead, useMotion } from "./playhead";
import { showTurn, turnOf } from "./show-turn";

const OWN_WAYS = ["wheel", "touchmove"] as const;

type Props = { list: RefObject<HTMLElement | null>; segments: readonly Segment[]; playhead: Playhead };

/** Keeps the turn that sounds marked and in view, until the reader goes a way of their own; then offers the way back. */
export function FollowNow({ list, segments, playhead }: Props) {
  const { t } = useTranslation("minutes");
  const playing = useMotion(playhead) === "playing";
  const [following, setFollowing] = useState(true);
  useEffect(() => {
    if (!playing) return;
    setFollowing(true);
    const leave = () => setFollowing(false);
    for (const way of OWN_WAYS) addEventListener(way, leave, { passive: true });
    return () => {
      for (const way of OWN_WAYS) removeEventListener(way, leave);
    };
  }, [playing]);
  useEffect(
    () => markNow(list, segments, playhead, playing && following),
    [list, segments, playhead, playing, following],
  );
  if (!playing || following) return null;
  return (
    <div className="pointer-events-none sticky bottom-20 z-10 flex justify-center lg:bottom-6">
      <Button
        tone="primary"
        size="small"
        onClick={() => setFollowing(true)}
        className="pointer-events-auto rounded-full shadow-ribbon"
      >
        <Crosshair aria-hidden />
        {t("backToNow")}
      </Button>
    </div>
  );
}

/** Marks the turn that is going on, without rendering the others anew. */
function markNow(
  list: RefObject<HTMLElement | null>,
  segments: readonly Segment[],
  playhead: Playhead,
  following: boolean,
): () => void {
  let marked: Element | null = null;
  let place = Number.NaN;
  const mark = () => {
    const now = playhead.seconds() > 0 ? turnAt(segments, playhead.seconds()) : -1;
    if (now === place) return;
    place = now;
    marked?.removeAttribute("data-now");
    marked = turnOf(list.current, segments[now]?.id);
    marked?.setAttribute("data-now", "");
    if (following && marked) showTurn(list.current, marked.id);
  };
  mark();
  const stop = playhead.watch(mark);
  return () => {
    stop();
    marked?.removeAttribute("data-now");
  };
}
