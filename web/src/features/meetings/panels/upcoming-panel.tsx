import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { BoldField } from "@/components/bold-field";
import { Button } from "@/components/button";
import { useNow } from "@/use-now";
import { useWhen } from "@/when";
import { LobbyLink } from "../lobby-link";
import type { PanelProps } from "../panel";
import { EditDialog } from "../plan/edit-dialog";
import { agentQuery } from "../queries";
import { AgentAside } from "./agent-aside";
import { BoldLine, BoldTitle } from "./bold-line";
import { Instructions } from "./instructions";

/** What is planned: when, with whom, what the agent was told, and the way in. */
export function UpcomingPanel({ meeting }: PanelProps) {
  const { t } = useTranslation("meetings");
  const agentId = meeting.agent?.id ?? null;
  const { data: agent } = useQuery({ ...agentQuery(agentId ?? ""), enabled: agentId !== null });
  const [editing, setEditing] = useState(false);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
      <BoldField
        label={t("status.upcoming")}
        aside={meeting.agent ? <AgentAside agent={meeting.agent} known={agent} /> : null}
      >
        <Soon meeting={meeting} />
        <Times meeting={meeting} />
        <div className="mt-7 flex flex-wrap gap-3">
          <LobbyLink meeting={meeting}>{t("enterLobby")}</LobbyLink>
          <Button tone="quietOnNila" size="large" onClick={() => setEditing(true)}>
            {t("change")}
          </Button>
        </div>
      </BoldField>
      {meeting.agent ? <Instructions agent={meeting.agent} known={agent} /> : null}
      {editing ? <EditDialog meeting={meeting} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}

function Soon({ meeting: { planned_start } }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const when = useWhen();
  const now = useNow();
  if (planned_start === null) return <BoldLine>{t("noStartYet")}</BoldLine>;
  const late = Date.parse(planned_start) < now;
  const away = when.fromNow(planned_start, now);
  return late ? (
    <BoldLine aside={away}>{t("wasPlanned")}</BoldLine>
  ) : (
    <BoldLine aside={away}>{t("begins")}</BoldLine>
  );
}

function Times({ meeting: { planned_start, duration_minutes } }: { meeting: Meeting }) {
  const { t } = useTranslation(["meetings", "common"]);
  const when = useWhen();
  const minutes = t("common:minutes", { count: duration_minutes });
  if (planned_start === null) {
    return (
      <>
        <BoldTitle>{t("noStartText")}</BoldTitle>
        <p className="mt-2 text-white/75">{minutes}</p>
      </>
    );
  }
  const ends = new Date(Date.parse(planned_start) + duration_minutes * 60_000);
  return (
    <>
      <BoldTitle>{t("fromTo", { from: when.time(planned_start), to: when.time(ends) })}</BoldTitle>
      <p className="mt-2 text-white/75">{`${when.longDay(planned_start)} · ${minutes}`}</p>
    </>
  );
}
