import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { SogaProgress } from "@/components/soga-progress";
import { useNow } from "@/use-now";
import { useWhen } from "@/when";
import type { PanelProps } from "../panel";
import { PATIENCE_HOURS, progressOf, waitingFor } from "../waiting";
import { Steps } from "./steps";

/** What is being made of the call, by whom, since when; the live news replace it when it is done. */
export function ProcessingPanel({ meeting }: PanelProps) {
  const { t } = useTranslation("meetings");
  const waiting = waitingFor(meeting);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <section
        aria-labelledby="processing"
        className="grid gap-6 rounded-hero border border-garis-kuat border-dashed p-5 sm:p-7"
      >
        <div className="flex gap-4">
          <AgentTile
            id={meeting.agent?.id ?? meeting.agent?.name ?? meeting.id}
            className="size-11 max-sm:size-9"
          />
          <div className="min-w-0">
            <h2 id="processing" className="font-bold text-section text-soga-teks">
              {t(`processing.title.${waiting}`)}
            </h2>
            <p className="mt-0.5 max-w-xl text-tinta-2">{t(`processing.text.${waiting}`)}</p>
          </div>
        </div>
        <SogaProgress value={progressOf(meeting)} label={t("processing.progress")} />
        <Steps meeting={meeting} />
        <Since meeting={meeting} />
      </section>
      <div className="grid max-w-2xl gap-1.5 text-meta text-tinta-3">
        <p>{t("processing.itself")}</p>
        <p>{t("processing.late", { count: PATIENCE_HOURS[waiting] })}</p>
      </div>
    </div>
  );
}

function Since({ meeting: { waiting_since } }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const when = useWhen();
  const now = useNow();
  if (waiting_since === null) return null;
  return (
    <p className="text-meta text-tinta-2">
      {t("processing.since", { time: when.time(waiting_since), ago: when.fromNow(waiting_since, now) })}
    </p>
  );
}
