import { useTranslation } from "react-i18next";
import type { Meeting, Talk } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { TalkLine } from "@/components/talk-line";

/** The meeting's own pattern, how long it was, who was in it, what is to be done. */
export function RowMeta({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const { talk, agent, action_items } = meeting;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-meta text-tinta-3">
      {talk ? <TalkLine talk={talk} agent={agent} className="flex-1 basis-60" /> : <Plan meeting={meeting} />}
      {talk ? <Shares talk={talk} /> : null}
      {action_items > 0 ? <span>{t("actionItems", { count: action_items })}</span> : null}
    </div>
  );
}

function Plan({ meeting: { agent, duration_minutes } }: { meeting: Meeting }) {
  const { t } = useTranslation();
  return (
    <p className="flex min-w-0 items-center gap-2">
      {agent ? <AgentTile id={agent.id ?? agent.name} className="size-5.5" /> : null}
      {agent ? <span className="truncate">{agent.name}</span> : null}
      {agent ? <span aria-hidden>·</span> : null}
      <span className="shrink-0">{t("minutes", { count: duration_minutes })}</span>
    </p>
  );
}

/** The strip in words. */
function Shares({ talk }: { talk: Talk }) {
  const { t, i18n } = useTranslation("meetings");
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  const shares = talk.speakers.map(({ name, share }) => t("share", { name, percent: percent.format(share) }));
  return <span className="sr-only">{t("talkOf", { shares: shares.join(", ") })}</span>;
}
