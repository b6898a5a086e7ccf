import { useTranslation } from "react-i18next";
import type { Segment } from "@/api/schema";
import { classes } from "@/components/classes";
import { turnAt } from "./now";
import { type Playhead, useSecond } from "./playhead";

/** The words that sound, between those before and after them. */
export function Listening({ segments, playhead }: { segments: readonly Segment[]; playhead: Playhead }) {
  const { t } = useTranslation("minutes");
  const now = turnAt(segments, useSecond(playhead));
  if (segments.length === 0) return null;
  if (now < 0) return <p className="text-tinta-3">{t("silence")}</p>;
  return (
    <div className="grid content-start gap-4 rounded-card border bg-paper p-5">
      {[now - 1, now, now + 1].map((place) => {
        const segment = segments[place];
        return segment ? <Line key={segment.id} segment={segment} isNow={place === now} /> : null;
      })}
    </div>
  );
}

function Line({ segment: { speaker, text }, isNow }: { segment: Segment; isNow: boolean }) {
  return (
    <div className={classes("grid gap-0.5", isNow ? "text-section" : "text-tinta-3")}>
      <p className="font-semibold text-meta">{speaker}</p>
      <p className={isNow ? undefined : "line-clamp-2"}>{text}</p>
    </div>
  );
}
