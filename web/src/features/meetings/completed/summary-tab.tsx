import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import type { Meeting, Summary } from "@/api/schema";
import { Button } from "@/components/button";
import { Empty, Failed, Loading, Skeleton } from "@/components/notices";
import { Statement } from "@/components/statement";
import { ActionItems } from "./action-items";
import type { Chapter } from "./chapters";
import { Course } from "./course";
import { Overview } from "./overview";
import { isAbsent, useSummary } from "./queries";

type Props = { meeting: Meeting; chapters: readonly Chapter[]; hasSound: boolean };

/** What the meeting came to. */
export function SummaryTab({ meeting, chapters, hasSound }: Props) {
  const { data, error, refetch } = useSummary(meeting.id);
  useToldOfNew(data?.version);
  if (data) return <Whole meeting={meeting} summary={data} chapters={chapters} />;
  if (isAbsent(error)) return <Absent meeting={meeting} hasSound={hasSound} />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return <Coming />;
}

/** Said when a newer version takes the place of what one is reading. */
function useToldOfNew(version: number | undefined) {
  const { t } = useTranslation("minutes");
  const before = useRef(version);
  useEffect(() => {
    if (before.current !== undefined && version !== undefined && version > before.current) {
      toast.info(t("newSummary", { version }));
    }
    before.current = version;
  }, [version, t]);
}

type WholeProps = { meeting: Meeting; summary: Summary; chapters: readonly Chapter[] };

function Whole({ meeting, summary, chapters }: WholeProps) {
  const { t } = useTranslation("minutes");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
      <Overview summary={summary} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10 md:grid-cols-2">
        <Section title={t("decisions")}>
          {summary.decisions.length === 0 ? <p className="text-tinta-3">{t("noDecisions")}</p> : null}
          <ul className="grid gap-2.5">
            {summary.decisions.map((decision) => (
              <li key={decision.text} className="font-serif text-minutes">
                <Statement statement={decision} />
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t("actionItems")}>
          <ActionItems meetingId={meeting.id} items={summary.action_items} />
        </Section>
      </div>
      {chapters.length > 0 ? (
        <Section title={t("course")}>
          <Course chapters={chapters} />
        </Section>
      ) : null}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2.5 font-semibold text-body text-tinta-2">{title}</h2>
      {children}
    </section>
  );
}

/** Nothing to read here, and where there is something. */
function Absent({ meeting, hasSound }: { meeting: Meeting; hasSound: boolean }) {
  const { t } = useTranslation("minutes");
  const { has_transcript, id } = meeting;
  return (
    <Empty
      title={t("noSummary")}
      action={
        has_transcript ? (
          <ToTab meetingId={id} tab="transcript" label={t("toTranscript")} />
        ) : hasSound ? (
          <ToTab meetingId={id} tab="recording" label={t("toRecording")} />
        ) : undefined
      }
    >
      {t(has_transcript ? "noSummaryText" : "noTranscriptText")}
    </Empty>
  );
}

type ToTabProps = { meetingId: string; tab: "transcript" | "recording"; label: string };

function ToTab({ meetingId, tab, label }: ToTabProps) {
  return (
    <Button asChild>
      <Link
        to="/meetings/$meetingId"
        params={{ meetingId }}
        search={(now) => ({ ...now, tab })}
        resetScroll={false}
      >
        {label}
      </Link>
    </Button>
  );
}

function Coming() {
  return (
    <Loading>
      <div className="grid gap-3">
        <Skeleton className="h-7" />
        <Skeleton className="h-7" />
        <Skeleton className="h-7 w-3/5" />
        <Skeleton className="mt-1 h-4 w-48" />
      </div>
      <div className="mt-10 grid gap-10 md:grid-cols-2">
        <Skeleton className="h-40" />
        <Skeleton className="h-40" />
      </div>
      <div className="mt-10 grid gap-4">
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    </Loading>
  );
}
