import { Link } from "@tanstack/react-router";
import { CalendarPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { Empty } from "@/components/notices";
import { useWhen } from "@/when";
import type { PanelProps } from "../panel";

/** Cancelling is the last that happens to a meeting, so its last change is when it was cancelled. */
export function CancelledPanel({ meeting }: PanelProps) {
  const { t } = useTranslation("meetings");
  const when = useWhen();
  const { planned_start, updated_at } = meeting;
  return (
    <Empty
      title={t("cancelledTitle", { when: `${when.day(updated_at)}, ${when.time(updated_at)}` })}
      action={
        <Button asChild tone="primary">
          <Link to="/meetings" search={{ new: "later", again: meeting.id }}>
            <CalendarPlus aria-hidden />
            {t("planAgain")}
          </Link>
        </Button>
      }
    >
      <p>{t("cancelledText")}</p>
      {planned_start ? (
        <p>{t("cancelledPlan", { when: `${when.day(planned_start)}, ${when.time(planned_start)}` })}</p>
      ) : null}
    </Empty>
  );
}
