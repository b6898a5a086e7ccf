import { useTranslation } from "react-i18next";
import type { Meeting, Talk } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { Lurik } from "@/components/lurik";
import { Person } from "@/components/person";
import { clock } from "@/when";

const MOST_PEOPLE = 4;

/** The meeting's own pattern, how long it was, who was in it, what is to be done. */
export function RowMeta({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(["meetings", "common"]);
  const { talk, agent, action_items, duration_minutes } = meeting;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-meta text-tinta-3">
      {talk ? <Strip talk={talk} /> : <span>{t("common:minutes", { count: duration_minutes })}</span>}
      {talk ? <span>{clock(talk.seconds)}</span> : null}
      <span className="flex items-center gap-1.5">
        {agent ? <AgentTile id={agent.id ?? agent.name} className="size-5.5" /> : null}
        {talk ? <People talk={talk} /> : <span className="ml-0.5 truncate">{agent?.name}</span>}
      </span>
      {action_items > 0 ? <span className="ml-auto">{t("actionItems", { count: action_items })}</span> : null}
    </div>
  );
}

function Strip({ talk }: { talk: Talk }) {
  const { t, i18n } = useTranslation("meetings");
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  const shares = talk.speakers.map(({ name, share }) => t("share", { name, percent: percent.format(share) }));
  return (
    <>
      <Lurik talk={talk} className="w-60 max-w-[45vw]" />
      <span className="sr-only">{t("talkOf", { shares: shares.join(", ") })}</span>
    </>
  );
}

function People({ talk }: { talk: Talk }) {
  const people = talk.speakers.filter((speaker) => !speaker.is_agent);
  return (
    <>
      {people.slice(0, MOST_PEOPLE).map(({ name }, voice) => (
        <Person key={name} name={name} voice={voice} className="size-5.5 text-[0.5625rem]" />
      ))}
      {people.length > MOST_PEOPLE ? <span aria-hidden>+{people.length - MOST_PEOPLE}</span> : null}
    </>
  );
}
