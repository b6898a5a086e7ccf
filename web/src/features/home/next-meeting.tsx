import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Agent, Meeting } from "@/api/schema";
import { BoldField } from "@/components/bold-field";
import { Button } from "@/components/button";
import { classes } from "@/components/classes";
import { useWhen } from "@/when";
import { AgentBrief } from "./agent-brief";
import { timeliness } from "./upcoming";

type Props = { meeting: Meeting; later: readonly Meeting[]; agents: readonly Agent[]; now: number };

/** What is next, how soon, with whom, and the way in. */
export function NextMeeting({ meeting, later, agents, now }: Props) {
  const { t } = useTranslation("home");
  return (
    <BoldField
      label={t(timeliness(meeting, now))}
      aside={meeting.agent ? <AgentBrief agent={meeting.agent} known={agents} /> : null}
    >
      <Soon meeting={meeting} now={now} />
      <h2 className="mt-2.5 line-clamp-3 max-w-full break-words font-bold text-[1.625rem] leading-tight tracking-[-0.022em]">
        {meeting.title}
      </h2>
      <Times meeting={meeting} />
      <div className="mt-7 flex flex-wrap gap-3">
        <Button asChild tone="onNila" size="large">
          <Link to="/meetings/$meetingId/call" params={{ meetingId: meeting.id }}>
            {t("toLobby")}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
        <Button asChild tone="quietOnNila" size="large">
          <Link to="/meetings/$meetingId" params={{ meetingId: meeting.id }}>
            {t(meeting.status === "active" ? "open" : "change")}
          </Link>
        </Button>
      </div>
      {later.length > 0 ? <Later meetings={later} /> : null}
    </BoldField>
  );
}

function Soon({ meeting, now }: { meeting: Meeting; now: number }) {
  const { t } = useTranslation("home");
  const when = useWhen();
  const how = timeliness(meeting, now);
  const moment = how === "ongoing" ? meeting.started_at : meeting.planned_start;
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 font-medium text-meta">
      <span
        aria-hidden
        className={classes("size-2 rounded-full bg-kunyit", how === "ongoing" && "animate-pulse")}
      />
      <span className="text-white/90">{t(how)}</span>
      {moment ? <span className="text-kunyit">{when.fromNow(moment, now)}</span> : null}
    </p>
  );
}

function Times({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("home");
  const { t: common } = useTranslation();
  const when = useWhen();
  const begins = meeting.started_at ?? meeting.planned_start;
  const minutes = common("minutes", { count: meeting.duration_minutes });
  if (begins === null) return <p className="mt-2 text-white/75">{t("withoutTime", { minutes })}</p>;
  const ends = new Date(Date.parse(begins) + meeting.duration_minutes * 60_000);
  const isToday = new Date(begins).toDateString() === new Date().toDateString();
  return (
    <p className="mt-2 text-white/75">
      {isToday ? null : `${when.day(begins)}, `}
      {t("until", { from: when.time(begins), to: when.time(ends) })}
    </p>
  );
}

function Later({ meetings }: { meetings: readonly Meeting[] }) {
  const { t } = useTranslation("home");
  const when = useWhen();
  return (
    <section aria-label={t("laterToday")} className="mt-6 w-full border-white/15 border-t pt-4 text-meta">
      <h3 className="mb-1.5 text-white/70">{t("laterToday")}</h3>
      <ul className="grid gap-1">
        {meetings.map((meeting) => (
          <li key={meeting.id} className="flex min-w-0 gap-3">
            <span className="shrink-0 text-white/70">
              {when.time(meeting.planned_start ?? meeting.created_at)}
            </span>
            <Link
              to="/meetings/$meetingId"
              params={{ meetingId: meeting.id }}
              className="truncate underline-offset-4 hover:underline"
            >
              {meeting.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
