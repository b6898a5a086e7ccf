import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { BoldField } from "@/components/bold-field";
import { Person } from "@/components/person";
import { useMe } from "@/features/accounts/queries";
import { useNow } from "@/use-now";
import { useWhen } from "@/when";
import { LobbyLink } from "../lobby-link";
import type { PanelProps } from "../panel";
import { agentQuery } from "../queries";
import { AgentAside } from "./agent-aside";
import { BoldLine, BoldTitle } from "./bold-line";

/** A call that goes on: since when, who is in it, and the way in. */
export function ActivePanel({ meeting }: PanelProps) {
  const { t } = useTranslation(["meetings", "common"]);
  const when = useWhen();
  const now = useNow();
  const agentId = meeting.agent?.id ?? null;
  const { data: agent } = useQuery({ ...agentQuery(agentId ?? ""), enabled: agentId !== null });
  const since = meeting.started_at ?? meeting.updated_at;
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
  return (
    <BoldField
      label={t("goingOn")}
      aside={meeting.agent ? <AgentAside agent={meeting.agent} known={agent} /> : null}
    >
      <BoldLine beating aside={t("common:minutes", { count: minutes })}>
        {t("goingOn")}
      </BoldLine>
      <BoldTitle>{t("sinceTime", { time: when.time(since) })}</BoldTitle>
      <p className="mt-2 max-w-md text-white/75">{t("joinText")}</p>
      <Host />
      <div className="mt-7">
        <LobbyLink meeting={meeting}>{t("join")}</LobbyLink>
      </div>
    </BoldField>
  );
}

/** Only the host reads this page. */
function Host() {
  const { t } = useTranslation("meetings");
  const me = useMe();
  return (
    <p className="mt-4 flex items-center gap-2.5 text-white/90">
      <Person name={me.name} className="size-7" />
      {t("hostYou", { name: me.name })}
    </p>
  );
}
