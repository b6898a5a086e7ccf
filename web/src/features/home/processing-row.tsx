import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { SogaProgress } from "@/components/soga-progress";
import { useWhen } from "@/when";
import { progressOf } from "./upcoming";

/** A meeting whose notes are being made: what is waited for, since when, how far it is. */
export function ProcessingRow({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("home");
  const when = useWhen();
  const { title, agent, waiting, waiting_since } = meeting;
  return (
    <li className="relative flex items-center gap-4 rounded-card border border-garis-kuat border-dashed px-4 py-3.5">
      <AgentTile id={agent?.id ?? agent?.name ?? meeting.id} className="size-9" />
      <div className="min-w-0 flex-1">
        <h3 className="truncate font-semibold">
          <Link
            to="/meetings/$meetingId"
            params={{ meetingId: meeting.id }}
            className="rounded-sm after:absolute after:inset-0 after:rounded-card hover:text-nila"
          >
            {title}
          </Link>
        </h3>
        <p className="text-meta text-soga-teks">
          {t(`processing.${waiting[0] ?? "summary"}`)}
          {waiting_since ? (
            <span className="max-sm:hidden"> {t("since", { time: when.time(waiting_since) })}</span>
          ) : null}
        </p>
      </div>
      <SogaProgress
        value={progressOf(waiting)}
        label={t("progress", { title })}
        className="w-16 shrink-0 sm:w-26"
      />
    </li>
  );
}
