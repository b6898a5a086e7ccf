import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Agent, MeetingAgent } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { inShort } from "@/instructions";

/** Who will be there and what it will look for; on the bold field. */
export function AgentAside({ agent, known }: { agent: MeetingAgent; known: Agent | undefined }) {
  const { role, points } = inShort(known?.instructions ?? "");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex items-center gap-3.5">
        <AgentTile id={agent.id ?? agent.name} className="size-11" />
        <div className="min-w-0">
          <p className="truncate font-semibold">{agent.name}</p>
          {role ? <p className="truncate text-meta text-white/70">{role}</p> : null}
        </div>
      </div>
      {points.length > 0 ? <Points points={points} /> : null}
    </div>
  );
}

function Points({ points }: { points: string[] }) {
  const { t } = useTranslation("meetings");
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="mb-2 font-medium text-meta text-white/70 tracking-normal">
        {t("willLookFor")}
      </h2>
      <ul className="grid gap-2 font-serif text-minutes leading-snug">
        {points.map((point) => (
          <li key={point} className="line-clamp-2 break-words">
            {point}
          </li>
        ))}
      </ul>
    </section>
  );
}
