import { useQuery } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { Ellipsis, Pencil, Trash2, Video } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as z from "zod/mini";
import { isProblem } from "@/api/problems";
import type { Agent } from "@/api/schema";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Menu, MenuItem } from "@/components/menu";
import { Failed, Loading, Skeleton } from "@/components/notices";
import { AgentFacts } from "@/features/agents/agent-facts";
import { EditAgentForm } from "@/features/agents/agent-form";
import { AgentHeading } from "@/features/agents/agent-heading";
import { AgentMeetings } from "@/features/agents/agent-meetings";
import { DeleteAgent } from "@/features/agents/delete-agent";
import { agentMeetingsQuery, agentQuery } from "@/features/agents/queries";
import { Missing } from "../../../missing";

export const Route = createFileRoute("/_app/agents/$agentId")({
  validateSearch: z.object({ edit: z.catch(z.optional(z.literal(true)), undefined) }),
  loader: ({ context, params }) => {
    void context.queries.prefetchQuery(agentQuery(params.agentId));
    void context.queries.prefetchQuery(agentMeetingsQuery(params.agentId));
  },
  component: AgentPage,
});

function AgentPage() {
  const { agentId } = Route.useParams();
  const { data: agent, error, refetch } = useQuery(agentQuery(agentId));
  if (isProblem(error) && error.status === 404) return <Missing />;
  if (agent) return <Shown agent={agent} />;
  return (
    <div className="page">{error ? <Failed error={error} onRetry={() => void refetch()} /> : <Coming />}</div>
  );
}

function Shown({ agent }: { agent: Agent }) {
  const { t } = useTranslation("agents");
  const { edit } = Route.useSearch();
  const navigate = Route.useNavigate();
  const setEdit = (edit: true | undefined) => void navigate({ search: { edit } });
  return (
    <div className="page">
      <AgentHeading agent={agent} actions={<Actions agent={agent} onEdit={() => setEdit(true)} />} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <AgentFacts agent={agent} />
        <AgentMeetings
          agent={agent}
          more={
            <Link
              to="/meetings"
              search={{ agent_id: agent.id }}
              className="font-medium text-meta text-nila hover:underline"
            >
              {t("allItsMeetings")}
            </Link>
          }
        />
      </div>
      <Dialog open={edit === true} onClose={() => setEdit(undefined)} title={t("editAgent")} wide>
        <EditAgentForm agent={agent} onDone={() => setEdit(undefined)} onCancel={() => setEdit(undefined)} />
      </Dialog>
    </div>
  );
}

function Actions({ agent, onEdit }: { agent: Agent; onEdit: () => void }) {
  const { t } = useTranslation("agents");
  const { t: common } = useTranslation();
  const navigate = Route.useNavigate();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <Button asChild tone="primary">
        <Link to="/meetings" search={{ new: "now", agent_id: agent.id }}>
          <Video aria-hidden />
          {t("meetNow")}
        </Link>
      </Button>
      <Button onClick={onEdit}>
        <Pencil aria-hidden />
        {common("edit")}
      </Button>
      <Menu
        trigger={
          <Button size="icon" aria-label={t("more")} className="max-sm:flex-none">
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem danger onSelect={() => setDeleting(true)}>
          <Trash2 aria-hidden />
          {t("deleteAction")}
        </MenuItem>
      </Menu>
      <DeleteAgent
        agent={agent}
        open={deleting}
        onClose={() => setDeleting(false)}
        onDeleted={() => void navigate({ to: "/agents", replace: true })}
      />
    </>
  );
}

function Coming() {
  return (
    <Loading>
      <Skeleton className="mb-4 h-4 w-20" />
      <div className="mb-8 flex items-center gap-5">
        <Skeleton className="size-20 rounded-card" />
        <Skeleton className="h-9 w-64 max-w-[60%]" />
      </div>
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <Skeleton className="h-72 rounded-card" />
        <Skeleton className="h-56 rounded-card" />
      </div>
    </Loading>
  );
}
