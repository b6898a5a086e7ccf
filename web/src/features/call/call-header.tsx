import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "@/components/classes";
import { clock } from "@/when";
import { Invite } from "./invite";
import type { RoomState } from "./room-state";

/** What the call is about, how long it lasts, and, for all to see, that it is recorded. */
export function CallHeader({ state }: { state: RoomState }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 sm:px-6">
      <h1
        ref={heading}
        tabIndex={-1}
        className="min-w-0 flex-1 truncate font-semibold text-section outline-none"
      >
        {state.meeting?.title}
      </h1>
      <RecordingSign on={state.recording} />
      {state.beganAt === null ? null : <Elapsed since={state.beganAt} yields={state.recording} />}
      {state.meeting?.id == null ? null : <Invite meetingId={state.meeting.id} />}
    </header>
  );
}

function RecordingSign({ on }: { on: boolean }) {
  const { t } = useTranslation("call");
  return (
    <div role="status">
      {on ? (
        <p className="flex items-center gap-2 rounded-full bg-bata-lembut px-3 py-1 font-medium text-bata text-meta">
          <span aria-hidden className="size-2.5 animate-pulse rounded-full bg-bata" />
          {t("recording")}
        </p>
      ) : null}
    </div>
  );
}

/** On a phone it makes room for the sign of recording. */
function Elapsed({ since, yields }: { since: number; yields: boolean }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={classes("text-meta text-tinta-2", yields && "max-sm:hidden")}>
      {clock((now - since) / 1000)}
    </span>
  );
}
