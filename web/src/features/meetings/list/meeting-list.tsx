import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { Loading, Skeleton } from "@/components/notices";
import { useNow } from "@/use-now";
import { useWhen } from "@/when";
import { byDay, type Day, daysAway } from "./days";
import { MeetingRow } from "./meeting-row";

const COARSE_MILLISECONDS = 60_000;

/** By day, latest first. */
export function MeetingList({ meetings }: { meetings: readonly Meeting[] }) {
  const now = useNow(COARSE_MILLISECONDS);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:gap-6">
      {byDay(meetings).map((day) => (
        <DayOfMeetings key={day.begins.getTime()} day={day} now={now} />
      ))}
    </div>
  );
}

function DayOfMeetings({ day, now }: { day: Day<Meeting>; now: number }) {
  const id = `day-${day.begins.getTime()}`;
  return (
    <section aria-labelledby={id} className={DAY}>
      <DayName id={id} day={day.begins} now={now} />
      <ul className="min-w-0 divide-y border-t lg:border-t-0">
        {day.meetings.map((meeting) => (
          <MeetingRow key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </section>
  );
}

const DAY = "grid grid-cols-[minmax(0,1fr)] gap-x-6 lg:grid-cols-[8rem_minmax(0,1fr)] lg:border-t";

function DayName({ id, day, now }: { id: string; day: Date; now: number }) {
  const { t } = useTranslation("meetings");
  const when = useWhen();
  const away = daysAway(day, now);
  const near = away === 0 ? t("today") : away === 1 ? t("tomorrow") : away === -1 ? t("yesterday") : null;
  const thisYear = day.getFullYear() === new Date(now).getFullYear();
  return (
    <h2 id={id} className="flex gap-x-2.5 pb-2 text-meta tracking-normal lg:block lg:pt-4.5 lg:pb-0">
      {near ? <span className="block font-semibold text-tinta">{near}</span> : null}
      <span className="block text-tinta-3">{thisYear ? when.day(day) : when.date(day)}</span>
    </h2>
  );
}

export function ComingMeetings() {
  return (
    <Loading>
      {[0, 1].map((day) => (
        <div key={day} className={`${DAY} mb-6`}>
          <Skeleton className="mt-5 h-4 w-24" />
          <div className="divide-y">
            {[0, 1].map((row) => (
              <div key={row} className="grid gap-2.5 py-4">
                <Skeleton className="h-5 w-72 max-w-full" />
                <Skeleton className="h-5 w-120 max-w-full" />
                <Skeleton className="h-4 w-96 max-w-full" />
              </div>
            ))}
          </div>
        </div>
      ))}
    </Loading>
  );
}
