import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Agent, Meeting } from "@/api/schema";
import { Failed, Loading, Skeleton } from "@/components/notices";
import { TalkLine } from "@/components/talk-line";
import { useWhen } from "@/when";
import { agentMeetingsQuery } from "./queries";

/** The latest of its meetings; `more` leads to all of them. */
export function AgentMeetings({ agent, more }: { agent: Agent; more: ReactNode }) {
  const { t } = useTranslation("agents");
  return (
    <section aria-labelledby="its-meetings" className="min-w-0">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 id="its-meetings" className="font-bold text-section">
          {t("itsMeetings")}
        </h2>
        {agent.meetings > 0 ? more : null}
      </div>
      <Rows agent={agent} />
    </section>
  );
}

function Rows({ agent }: { agent: Agent }) {
  const { t } = useTranslation("agents");
  const { data, error, refetch } = useQuery(agentMeetingsQuery(agent.id));
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Coming />;
  if (data.items.length === 0) {
    return <p className="py-3 text-tinta-2">{t("noMeetingsText", { name: agent.name })}</p>;
  }
  return (
    <ul className="divide-y">
      {data.items.map((meeting) => (
        <Row key={meeting.id} meeting={meeting} />
      ))}
    </ul>
  );
}

function Row({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const when = useWhen();
  const begins = meeting.started_at ?? meeting.planned_start ?? meeting.created_at;
  return (
    <li className="relative grid gap-1.5 py-3.5">
      <h3 className="truncate font-medium">
        <Link
          to="/meetings/$meetingId"
          params={{ meetingId: meeting.id }}
          className="rounded-sm after:absolute after:inset-0 after:rounded-control hover:text-nila"
        >
          {meeting.title}
        </Link>
      </h3>
      <p className="flex flex-wrap gap-x-2 text-meta text-tinta-3">
        <time dateTime={begins}>{`${when.day(begins)}, ${when.time(begins)}`}</time>
        <span aria-hidden>·</span>
        <span className={meeting.status === "processing" ? "text-soga-teks" : undefined}>
          {t(`status.${meeting.status}`)}
        </span>
      </p>
      {meeting.talk ? <TalkLine talk={meeting.talk} agent={meeting.agent} /> : null}
    </li>
  );
}

function Coming() {
  return (
    <Loading>
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} className="my-3.5 h-16" />
      ))}
    </Loading>
  );
}
