import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { classes } from "@/components/classes";
import { SogaProgress } from "@/components/soga-progress";
import { useNow } from "@/use-now";
import { useWhen } from "@/when";
import { MeetingMenu } from "../meeting-menu";
import { isWhole, OutcomeBadge } from "../outcome";
import { StatusBadge } from "../status";
import { progressOf, waitingFor } from "../waiting";
import { RowMeta } from "./row-meta";

/** One meeting in the list; the whole row leads to it. */
export function MeetingRow({ meeting }: { meeting: Meeting }) {
  const processing = meeting.status === "processing";
  return (
    <li
      className={classes(
        "group relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-4 sm:grid-cols-[3.25rem_minmax(0,1fr)_auto]",
        processing && "my-2 rounded-card border border-garis-kuat border-dashed px-4 sm:-mx-4",
      )}
    >
      <Hour meeting={meeting} />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1.5 max-sm:col-start-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Title meeting={meeting} />
          <Standing meeting={meeting} />
        </div>
        {meeting.lead ? (
          <p className="wrap-anywhere line-clamp-2 max-w-2xl font-serif text-minutes text-tinta-2">
            {meeting.lead}
          </p>
        ) : null}
        {processing ? <Progress meeting={meeting} /> : <RowMeta meeting={meeting} />}
      </div>
      <div className="relative z-10 -mt-1 max-sm:col-start-2 max-sm:row-start-1 max-sm:row-end-3">
        <MeetingMenu meeting={meeting} size="smallIcon" />
      </div>
    </li>
  );
}

function Title({ meeting }: { meeting: Meeting }) {
  return (
    <h3 className="min-w-0 max-w-full font-semibold">
      <Link
        to="/meetings/$meetingId"
        params={{ meetingId: meeting.id }}
        className={classes(
          "block truncate after:absolute after:inset-0 after:rounded-control focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-nila group-hover:text-nila",
          meeting.status === "cancelled" && "text-tinta-2",
        )}
      >
        {meeting.title}
      </Link>
    </h3>
  );
}

function Hour({ meeting }: { meeting: Meeting }) {
  const when = useWhen();
  const at = meeting.started_at ?? meeting.planned_start;
  return (
    <p className="text-meta text-tinta-3 sm:pt-0.5">
      {at ? <time dateTime={at}>{when.time(at)}</time> : <span className="max-sm:hidden">–</span>}
    </p>
  );
}

/** Said only where it is not what one expects: a meeting that was held, with its minutes. */
function Standing({ meeting }: { meeting: Meeting }) {
  const { status, outcome } = meeting;
  if (status === "completed") return isWhole(outcome) ? null : <OutcomeBadge outcome={outcome} />;
  if (status === "processing") return null;
  return (
    <span className="flex items-center gap-2.5">
      <StatusBadge status={status} />
      {status === "upcoming" ? <Nearness start={meeting.planned_start} /> : null}
    </span>
  );
}

/** How soon it is, if it is soon; that it never was, once its time has passed. */
function Nearness({ start }: { start: string | null }) {
  const { t } = useTranslation("meetings");
  const when = useWhen();
  const now = useNow();
  if (start === null) return null;
  const away = Date.parse(start) - now;
  if (away < -FORGOTTEN_MILLISECONDS) return <span className="text-meta text-tinta-3">{t("notHeld")}</span>;
  if (away > SOON_MILLISECONDS) return null;
  return <span className="font-medium text-meta text-nila">{when.fromNow(start, now)}</span>;
}

/** Further away the day says it better. */
const SOON_MILLISECONDS = 12 * 3_600_000;
const FORGOTTEN_MILLISECONDS = 2 * 3_600_000;

function Progress({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="text-meta text-soga-teks">{t(`processing.title.${waitingFor(meeting)}`)}…</p>
      <SogaProgress value={progressOf(meeting)} label={t("processing.progress")} className="w-32" />
    </div>
  );
}
