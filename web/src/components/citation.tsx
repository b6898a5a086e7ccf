import { Link } from "@tanstack/react-router";
import { createContext, type MouseEvent, use } from "react";
import { useTranslation } from "react-i18next";
import type { Citation } from "@/api/schema";
import { clock } from "@/when";
import { classes } from "./classes";

/** A place in a meeting's transcript. */
export type Place = { segment: string; seconds: number };

/** The meeting whose citations are shown below, and what happens when one is followed. */
export const Cited = createContext<{ meetingId: string; onFollow: (place: Place) => void } | null>(null);

const look =
  "inline-block whitespace-nowrap rounded-md px-1.5 font-medium font-sans text-meta leading-[1.45] no-underline align-[0.06em]";

/** The time at which something was said; leads there. One that leads nowhere says so. */
export function CitationChip({ citation, className }: { citation: Citation; className?: string }) {
  const { t } = useTranslation("minutes");
  const cited = use(Cited);
  const { segment_id: segment, start_seconds: seconds, quote, speaker, verdict } = citation;
  if (seconds === null || cited === null) {
    return (
      <span className={classes(look, "bg-soga-lembut text-soga-teks", className)}>
        <span aria-hidden>?</span>
        <span className="sr-only">{t("placeUnknown", { quote })}</span>
      </span>
    );
  }
  const at = clock(seconds);
  return (
    <Link
      to="/meetings/$meetingId"
      params={{ meetingId: cited.meetingId }}
      search={(now) => ({ ...now, tab: "transcript" as const, segment, t: Math.floor(seconds) })}
      resetScroll={false}
      preload={false}
      onClick={(event) => stays(event) && cited.onFollow({ segment, seconds })}
      aria-label={t("toPlace", { at, speaker, quote })}
      title={quote}
      className={classes(
        look,
        verdict === "verified"
          ? "bg-nila-lembut text-nila hover:bg-nila hover:text-on-nila"
          : "bg-soga-lembut text-soga-teks underline decoration-dotted underline-offset-2 hover:bg-soga hover:text-tinta",
        className,
      )}
    >
      {at}
    </Link>
  );
}

/** Not asked to open elsewhere. */
export function stays({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}
