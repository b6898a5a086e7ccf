import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Agent } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { inShort } from "@/instructions";

/** Who an agent is, its cloth large beside it. */
export function AgentHeading({ agent, actions }: { agent: Agent; actions: ReactNode }) {
  const { t } = useTranslation();
  const { role } = inShort(agent.instructions);
  return (
    <header className="mb-8">
      <Link
        to="/agents"
        className="mb-4 inline-flex items-center gap-2 text-meta text-tinta-2 hover:text-tinta"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t("agents")}
      </Link>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-5">
        <div className="flex min-w-0 items-center gap-4 sm:gap-5">
          <AgentTile id={agent.id} className="size-16 sm:size-20" />
          <div className="min-w-0">
            <h1 className="break-words font-bold text-title">{agent.name}</h1>
            {role ? <p className="mt-1 line-clamp-2 break-words text-tinta-2">{role}</p> : null}
          </div>
        </div>
        <div className="flex flex-wrap gap-3 max-sm:w-full max-sm:*:flex-1">{actions}</div>
      </div>
    </header>
  );
}
