import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Agent } from "@/api/schema";
import { Button } from "@/components/button";
import { Empty, Failed, Loading, Skeleton } from "@/components/notices";
import { Pager } from "@/components/pager";
import { AgentCard, CARDS } from "./agent-card";
import { AgentExamples } from "./agent-examples";
import { type AgentSearch, agentsQuery } from "./queries";

type Props = {
  search: AgentSearch;
  onPage: (page: number) => void;
  onClear: () => void;
  onNew: () => void;
  onMade: (agent: Agent) => void;
};

export function AgentList({ search, onPage, onClear, onNew, onMade }: Props) {
  const { t } = useTranslation("agents");
  const { data, error, refetch } = useQuery({ ...agentsQuery(search), placeholderData: keepPreviousData });
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (data.items.length > 0) {
    return (
      <>
        <ul aria-label={t("list")} className={CARDS}>
          {data.items.map((agent) => (
            <AgentCard key={agent.id} agent={agent} />
          ))}
        </ul>
        <Pager page={data.page} pages={data.total_pages} onPage={onPage} />
      </>
    );
  }
  if (search.q) return <NothingFound words={search.q} onClear={onClear} onNew={onNew} />;
  return <NoAgents onNew={onNew} onMade={onMade} />;
}

function Waiting() {
  return (
    <Loading>
      <div className={CARDS}>
        {[1, 2, 3, 4, 5, 6].map((at) => (
          <Skeleton key={at} className="h-[6.25rem] rounded-card" />
        ))}
      </div>
    </Loading>
  );
}

function NothingFound({ words, onClear, onNew }: { words: string; onClear: () => void; onNew: () => void }) {
  const { t } = useTranslation("agents");
  return (
    <Empty
      title={t("nothingFound", { words })}
      action={
        <>
          <Button onClick={onClear}>{t("showAll")}</Button>
          <Button tone="primary" onClick={onNew}>
            {t("newAgent")}
          </Button>
        </>
      }
    >
      {t("nothingFoundText")}
    </Empty>
  );
}

function NoAgents({ onNew, onMade }: { onNew: () => void; onMade: (agent: Agent) => void }) {
  const { t } = useTranslation("agents");
  return (
    <section className="grid gap-6">
      <div>
        <h2 className="font-bold text-section">{t("emptyTitle")}</h2>
        <p className="mt-1 max-w-prose text-tinta-2">{t("emptyText")}</p>
      </div>
      <AgentExamples onMade={onMade} />
      <div>
        <Button onClick={onNew}>{t("describeOwn")}</Button>
      </div>
    </section>
  );
}
