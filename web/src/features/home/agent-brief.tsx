import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Agent } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { classes } from "@/components/classes";
import { type InShort, inShort, MOST_POINTS } from "@/instructions";
import { agentQuery } from "./queries";

type Props = { agent: { id: string | null; name: string }; known: readonly Agent[] };

/** Who will be there and what it will look for; on the bold field. */
export function AgentBrief({ agent: { id, name }, known }: Props) {
  const here = known.find((one) => one.id === id);
  const { data = here } = useQuery({ ...agentQuery(id ?? ""), enabled: id !== null && here === undefined });
  const { role, points } = forBrief(inShort(data?.instructions ?? ""));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex items-center gap-3.5">
        <AgentTile id={id ?? name} className="size-11" />
        <div className="min-w-0">
          <p className="truncate font-semibold">{name}</p>
          {role !== "" && points.length > 0 ? (
            <p className="truncate text-meta text-white/70">{role}</p>
          ) : null}
        </div>
      </div>
      <Points role={role} points={points} pending={data === undefined && id !== null} />
    </div>
  );
}

/** Longer than this a first line does not say who the agent is, but what it should do. */
const LONGEST_ROLE = 44;

function forBrief({ role, points }: InShort): InShort {
  if (role.length <= LONGEST_ROLE) return { role, points };
  return { role: "", points: [role, ...points].slice(0, MOST_POINTS) };
}

function Points({ role, points, pending }: { role: string; points: string[]; pending: boolean }) {
  const { t } = useTranslation("home");
  const heading = useId();
  const lines = points.length > 0 ? points : [role || t("listens")];
  return (
    <section aria-labelledby={heading} className={classes(pending && "invisible")}>
      <h3 id={heading} className="mb-2 font-medium text-meta text-white/70">
        {t("looksFor")}
      </h3>
      <ul className="grid gap-2 font-serif text-minutes leading-snug">
        {lines.map((line) => (
          <li key={line} className="line-clamp-2 break-words">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}
