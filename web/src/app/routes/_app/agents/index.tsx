import { useQuery } from "@tanstack/react-query";
import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import * as z from "zod/mini";
import type { Agent } from "@/api/schema";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { PageHeader } from "@/components/page-header";
import { SearchField } from "@/components/search-field";
import { AgentForm } from "@/features/agents/agent-form";
import { AgentList } from "@/features/agents/agent-list";
import { agentsQuery } from "@/features/agents/queries";
import { searchWords } from "@/search-words";

const search = z.object({
  q: z.catch(z.optional(searchWords), undefined),
  page: z.catch(z.optional(z.int().check(z.minimum(1), z.maximum(10_000))), undefined),
  new: z.catch(z.optional(z.literal(true)), undefined),
});

export const Route = createFileRoute("/_app/agents/")({
  validateSearch: search,
  loaderDeps: ({ search: { q, page } }) => ({ q, page }),
  loader: ({ context, deps }) => void context.queries.prefetchQuery(agentsQuery(deps)),
  component: AgentsPage,
});

function AgentsPage() {
  const { t } = useTranslation("agents");
  const { t: common } = useTranslation();
  const { q = "", page, new: isNew } = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  const { data } = useQuery(agentsQuery({ q, page }));
  const find = useCallback(
    (words: string) =>
      void navigate({ search: (now) => ({ ...now, q: words || undefined, page: undefined }), replace: true }),
    [navigate],
  );
  const describe = (now: true | undefined) => void navigate({ search: (old) => ({ ...old, new: now }) });
  const open = (agent: Agent) => void navigate({ to: "/agents/$agentId", params: { agentId: agent.id } });
  const isEmpty = data?.total === 0 && q === "";
  return (
    <div className="page">
      <PageHeader
        title={common("agents")}
        above={data && !isEmpty ? t("total", { count: data.total }) : undefined}
        actions={
          <Button tone="primary" onClick={() => describe(true)}>
            <Plus aria-hidden />
            {t("newAgent")}
          </Button>
        }
      />
      {isEmpty ? null : (
        <SearchField value={q} onSearch={find} label={t("search")} className="mb-6 max-w-sm" />
      )}
      <AgentList
        search={{ q, page }}
        onPage={(to) => void navigate({ search: (now) => ({ ...now, page: to > 1 ? to : undefined }) })}
        onClear={() => find("")}
        onNew={() => describe(true)}
        onMade={open}
      />
      <Dialog
        open={isNew === true}
        onClose={() => describe(undefined)}
        title={t("newAgent")}
        text={t("newAgentText")}
        wide
      >
        <AgentForm onDone={open} onCancel={() => describe(undefined)} />
      </Dialog>
    </div>
  );
}
