import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Agent } from "@/api/schema";
import { BoldField } from "@/components/bold-field";
import { Button } from "@/components/button";
import { AgentBrief } from "./agent-brief";

/** For who has nothing yet: what will happen, and agents to choose from. */
export function FirstSteps({ examples }: { examples: ReactNode }) {
  const { t } = useTranslation("home");
  return (
    <div className="grid gap-9">
      <BoldField
        label={t("welcome")}
        aside={<p className="font-serif text-lead leading-snug">{t("stepsAfter")}</p>}
      >
        <p className="font-medium text-meta text-white/90">{t("welcome")}</p>
        <h2 className="mt-2 font-bold text-[1.625rem] leading-tight tracking-[-0.022em]">
          {t("welcomeTitle")}
        </h2>
        <ol className="mt-5 grid gap-2.5">
          {(["agent", "start", "talk"] as const).map((step, at) => (
            <li key={step} className="flex items-center gap-3">
              <span
                aria-hidden
                className="grid size-6.5 shrink-0 place-items-center rounded-full bg-white/12 font-semibold text-meta"
              >
                {at + 1}
              </span>
              {t(`steps.${step}`)}
            </li>
          ))}
        </ol>
      </BoldField>
      <section aria-labelledby="choose-agent">
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-3">
          <h2 id="choose-agent" className="font-bold text-section">
            {t("chooseAgent")}
          </h2>
          <Link
            to="/agents"
            search={{ new: true }}
            className="font-medium text-meta text-nila hover:underline"
          >
            {t("describeOwn")}
          </Link>
        </div>
        {examples}
      </section>
    </div>
  );
}

/** For who has an agent and has met none of them. */
export function MeetAgent({ agent, agents }: { agent: Agent; agents: readonly Agent[] }) {
  const { t } = useTranslation("home");
  return (
    <BoldField label={t("welcome")} aside={<AgentBrief agent={agent} known={agents} />}>
      <p className="font-medium text-meta text-white/90">{t("welcome")}</p>
      <h2 className="mt-2 max-w-full break-words font-bold text-[1.625rem] leading-tight tracking-[-0.022em]">
        {t("meet", { name: agent.name })}
      </h2>
      <p className="mt-2 text-white/75">{t("meetText")}</p>
      <div className="mt-7 flex flex-wrap gap-3">
        <Button asChild tone="onNila" size="large">
          <Link to="/meetings" search={{ new: "now", agent_id: agent.id }}>
            {t("startNow")}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
        <Button asChild tone="quietOnNila" size="large">
          <Link to="/meetings" search={{ new: "later", agent_id: agent.id }}>
            {t("plan")}
          </Link>
        </Button>
      </div>
    </BoldField>
  );
}
