import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Agent } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { inShort } from "@/instructions";

/** An agent among others; all of it leads to its page. */
export function AgentCard({ agent }: { agent: Agent }) {
  const { t } = useTranslation("agents");
  const { role } = inShort(agent.instructions);
  return (
    <li className="relative grid min-w-0 grid-cols-[auto_minmax(0,1fr)] gap-x-4 rounded-card border bg-paper p-4 transition-colors duration-150 has-[a:hover]:border-garis-kuat">
      <AgentTile id={agent.id} className="size-14" />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-between gap-2">
        <div className="min-w-0">
          <h2 className="truncate font-semibold">
            <Link
              to="/agents/$agentId"
              params={{ agentId: agent.id }}
              className="rounded-sm after:absolute after:inset-0 after:rounded-card"
            >
              {agent.name}
            </Link>
          </h2>
          <p className="truncate text-meta text-tinta-2">{role || t(`speaks.${agent.language}`)}</p>
        </div>
        <p className="text-meta text-tinta-3">
          {agent.meetings > 0 ? t("meetings", { count: agent.meetings }) : t("noMeetings")}
        </p>
      </div>
    </li>
  );
}

export const CARDS = "grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2 lg:grid-cols-3";
