import { CircleAlert, RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Meeting, Outcome, OutcomeKind } from "@/api/schema";
import { Button } from "@/components/button";
import { isWhole } from "./outcome";
import { useRetrySummary } from "./queries";

/** Whether there are words that could be summed up once more; of the other kinds nothing would come. */
const HAS_WORDS = {
  summarised: true,
  transcript_only: true,
  recording_only: false,
  nothing_said: false,
  nothing_received: false,
} satisfies Record<OutcomeKind, boolean>;

/** What is missing of a completed meeting, why, and a way to try again where that makes sense. Nothing for a whole one. */
export function OutcomeNotice({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const { outcome } = meeting;
  if (outcome === null || isWhole(outcome)) return null;
  return (
    <section
      aria-label={t(`outcome.title.${outcome.kind}`)}
      className="mb-6 flex flex-wrap items-start gap-x-4 gap-y-3 rounded-card bg-soga-lembut px-5 py-4"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-soga-teks" />
      <Words outcome={outcome} />
      {HAS_WORDS[outcome.kind] ? <Retry meeting={meeting} /> : null}
    </section>
  );
}

function Words({ outcome: { kind, reason, detail } }: { outcome: Outcome }) {
  const { t } = useTranslation("meetings");
  return (
    <div className="grid min-w-0 flex-1 basis-72 gap-1">
      <p className="font-semibold text-soga-teks">{t(`outcome.title.${kind}`)}</p>
      <p className="text-tinta-2">
        {reason ? `${t(`outcome.reason.${reason}`)} ` : ""}
        {t(`outcome.text.${kind}`)}
      </p>
      {detail ? (
        <p className="break-words text-meta text-tinta-2">{t("outcome.detail", { detail })}</p>
      ) : null}
    </div>
  );
}

function Retry({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const retry = useRetrySummary(meeting);
  return (
    <Button
      size="small"
      busy={retry.isPending}
      onClick={() => retry.mutate({ params: { path: { id: meeting.id } } })}
    >
      <RotateCw aria-hidden />
      {t("outcome.retry")}
    </Button>
  );
}
