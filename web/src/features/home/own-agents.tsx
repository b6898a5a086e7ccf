import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Agent } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { inShort } from "@/instructions";

/** Those met most often. */
export function OwnAgents({ agents, total }: { agents: readonly Agent[]; total: number }) {
  const { t } = useTranslation("home");
  return (
    <section aria-labelledby="own-agents" className="min-w-0">
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 id="own-agents" className="font-bold text-section">
          {t("agents")}
        </h2>
        <Link
          to="/agents"
          search={total > 0 ? {} : { new: true }}
          className="font-medium text-meta text-nila hover:underline"
        >
          {total === 0
            ? t("addAgent")
            : total > agents.length
              ? t("allAgents", { count: total })
              : t("toAgents")}
        </Link>
      </div>
      <ul className="-mx-2 grid grid-cols-[minmax(0,1fr)] gap-1">
        {agents.map((agent) => (
          <Row key={agent.id} agent={agent} />
        ))}
      </ul>
    </section>
  );
}

function Row({ agent }: { agent: Agent }) {
  const { t } = useTranslation("home");
  const { role } = inShort(agent.instructions);
  return (
    <li className="relative flex items-center gap-3 rounded-control px-2 py-1.5 hover:bg-nila-lembut/60">
      <AgentTile id={agent.id} className="size-10" />
      <div className="min-w-0 flex-1 leading-snug">
        <Link
          to="/agents/$agentId"
          params={{ agentId: agent.id }}
          className="block truncate rounded-sm font-medium after:absolute after:inset-0 after:rounded-control"
        >
          {agent.name}
        </Link>
        {role ? <p className="truncate text-meta text-tinta-3">{role}</p> : null}
      </div>
      {agent.meetings > 0 ? (
        <span className="shrink-0 text-meta text-tinta-3">{t("meetings", { count: agent.meetings })}</span>
      ) : null}
    </li>
  );
}
