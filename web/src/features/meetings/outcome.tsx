import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "@/api/schema";

/** Nothing is missing. */
export function isWhole(outcome: Outcome | null): boolean {
  return outcome === null || (outcome.kind === "summarised" && outcome.reason === null);
}

/** What came of a meeting, where it is not what one expects. */
export function OutcomeBadge({ outcome }: { outcome: Outcome | null }) {
  const { t } = useTranslation("meetings");
  if (outcome === null || isWhole(outcome)) return null;
  return (
    <span className="inline-flex h-6.5 items-center gap-1.5 rounded-full bg-soga-lembut px-2.5 font-medium text-meta text-soga-teks">
      <CircleAlert aria-hidden className="size-3.5" />
      {t(`outcome.short.${outcome.kind}`)}
    </span>
  );
}
