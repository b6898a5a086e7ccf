import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { PageHeader } from "@/components/page-header";
import { Person } from "@/components/person";
import { useWhen } from "@/when";
import { isWhole, OutcomeBadge } from "./outcome";
import { StatusBadge } from "./status";

const MOST_PEOPLE = 3;

/** A meeting's name, and in one line what it is: its status, its day, its length, who was in it. */
export function MeetingHeading({ meeting, actions }: { meeting: Meeting; actions?: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="relative">
      <Link
        to="/meetings"
        className="mb-2 inline-flex items-center gap-2 text-meta text-tinta-2 hover:text-tinta"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t("meetings")}
      </Link>
      <PageHeader title={meeting.title} below={<Facts meeting={meeting} />} actions={actions} />
    </div>
  );
}

function Facts({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const when = useWhen();
  const begins = meeting.started_at ?? meeting.planned_start;
  return (
    <ul className="wrap-anywhere flex flex-wrap items-center gap-x-3 gap-y-2 text-meta text-tinta-2">
      <li>
        {isWhole(meeting.outcome) ? (
          <StatusBadge status={meeting.status} />
        ) : (
          <OutcomeBadge outcome={meeting.outcome} />
        )}
      </li>
      {begins ? (
        <li>
          <time dateTime={begins}>{`${when.day(begins)}, ${when.time(begins)}`}</time>
        </li>
      ) : null}
      <li className="sm:border-l sm:pl-3">{t("minutes", { count: minutesOf(meeting) })}</li>
      {meeting.agent ? (
        <li className="flex items-center gap-2 sm:border-l sm:pl-3">
          <AgentTile id={meeting.agent.id ?? meeting.agent.name} className="size-5" />
          {meeting.agent.name}
        </li>
      ) : null}
      {peopleOf(meeting).map((name, voice) => (
        <li key={name} className="flex items-center gap-2">
          <Person name={name} voice={voice} className="size-5 text-[0.5rem]" />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** As long as it was; as long as it is planned, before. */
function minutesOf({ talk, duration_minutes }: Meeting): number {
  return talk ? Math.max(1, Math.round(talk.seconds / 60)) : duration_minutes;
}

function peopleOf({ talk }: Meeting): string[] {
  const people = talk?.speakers.filter((speaker) => !speaker.is_agent) ?? [];
  return people.slice(0, MOST_PEOPLE).map((speaker) => speaker.name);
}
