import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { TalkLine } from "@/components/talk-line";
import { useWhen } from "@/when";
import { ProcessingRow } from "./processing-row";
import { saidBy } from "./said-by";

type Props = { meetings: readonly Meeting[]; total: number };

/** The latest notes, to be read here already; those still being written come first. */
export function Recent({ meetings, total }: Props) {
  const { t } = useTranslation("home");
  const written = meetings.filter(({ status }) => status !== "processing");
  const processing = meetings.filter(({ status }) => status === "processing");
  return (
    <section aria-labelledby="recent" className="min-w-0">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 id="recent" className="font-bold text-section">
          {t("recent")}
        </h2>
        {total > 0 ? (
          <Link to="/meetings" className="font-medium text-meta text-nila hover:underline">
            {total > meetings.length ? t("allMeetings", { count: total }) : t("toMeetings")}
          </Link>
        ) : null}
      </div>
      {processing.length > 0 ? (
        <ul className="mb-2 grid grid-cols-[minmax(0,1fr)] gap-3">
          {processing.map((meeting) => (
            <ProcessingRow key={meeting.id} meeting={meeting} />
          ))}
        </ul>
      ) : null}
      {meetings.length === 0 ? <p className="text-tinta-2">{t("noRecent")}</p> : null}
      <ul className="divide-y">
        {written.map((meeting) => (
          <Row key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </section>
  );
}

function Row({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("home");
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)] gap-x-5 py-5 first:pt-3 sm:grid-cols-[6rem_minmax(0,1fr)]">
      <Day meeting={meeting} />
      <div className="min-w-0">
        <h3 className="truncate font-semibold">
          <Link
            to="/meetings/$meetingId"
            params={{ meetingId: meeting.id }}
            className="rounded-sm after:absolute after:inset-0 after:rounded-control hover:text-nila"
          >
            {meeting.title}
          </Link>
        </h3>
        <Lead meeting={meeting} />
        <div className="mt-2.5 flex items-center gap-4 text-meta text-tinta-3">
          {meeting.talk ? (
            <TalkLine talk={meeting.talk} agent={meeting.agent} className="flex-1" />
          ) : (
            <Agent meeting={meeting} />
          )}
          {meeting.action_items > 0 ? (
            <span className="ml-auto shrink-0">{t("actions", { count: meeting.action_items })}</span>
          ) : null}
        </div>
      </div>
    </li>
  );
}

function Day({ meeting }: { meeting: Meeting }) {
  const when = useWhen();
  const began = meeting.started_at ?? meeting.planned_start ?? meeting.created_at;
  return (
    <time
      dateTime={began}
      className="flex gap-2 text-meta text-tinta-3 sm:flex-col sm:gap-0 sm:pt-0.5 sm:leading-snug"
    >
      <span>{when.day(began)}</span>
      <span>{when.time(began)}</span>
    </time>
  );
}

/** The machine wrote it, hence its letters; where it wrote nothing, why. */
function Lead({ meeting: { lead, outcome, talk } }: { meeting: Meeting }) {
  const { t } = useTranslation("home");
  if (lead) {
    const { name, words } = saidBy(lead, talk?.speakers.map((speaker) => speaker.name) ?? []);
    return (
      <p className="mt-0.5 line-clamp-2 break-words font-serif text-minutes text-tinta-2">
        {name ? <span className="mr-[0.4em] font-medium font-sans text-[0.82em]">{name}</span> : null}
        {words}
      </p>
    );
  }
  return <p className="mt-0.5 text-tinta-3">{t(`without.${outcome?.kind ?? "summarised"}`)}</p>;
}

function Agent({ meeting: { agent } }: { meeting: Meeting }) {
  if (agent === null) return null;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <AgentTile id={agent.id ?? agent.name} className="size-5.5" />
      <span className="truncate">{agent.name}</span>
    </span>
  );
}
