import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Agent, MeetingAgent } from "@/api/schema";
import { Button } from "@/components/button";

/** All the agent was told, in the words it will go by. */
export function Instructions({ agent, known }: { agent: MeetingAgent; known: Agent | undefined }) {
  const { t } = useTranslation("meetings");
  const heading = useId();
  if (agent.id === null) return <p className="text-tinta-2">{t("agentGone")}</p>;
  return (
    <section aria-labelledby={heading} className="grid max-w-2xl gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={heading} className="font-bold text-section">
          {t("instructions", { agent: agent.name })}
        </h2>
        <Button asChild tone="quiet" size="small" className="-mr-3 text-nila">
          <Link to="/agents/$agentId" params={{ agentId: agent.id }}>
            {t("toAgent")}
          </Link>
        </Button>
      </div>
      <p className="whitespace-pre-line break-words font-serif text-minutes">
        {known === undefined ? "" : bulleted(known.instructions.trim()) || t("noInstructions")}
      </p>
      <p className="text-meta text-tinta-3">{t("instructionsLater")}</p>
    </section>
  );
}

/** As people write lists, and as they are set. */
function bulleted(text: string): string {
  return text.replace(/^[-*] /gm, "•  ");
}
