import { useQuery } from "@tanstack/react-query";
import { Check, Plus } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Agent } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { Failed, Loading, Skeleton } from "@/components/notices";
import { SearchField } from "@/components/search-field";
import { inShort } from "@/instructions";
import { agentChoicesQuery } from "../queries";

/** With fewer one sees them all. */
const FEWEST_TO_SEARCH = 6;

type Props = {
  chosen: string;
  onChoose: (agent: Agent) => void;
  error: string | undefined;
  /** Describe one that is not there yet. */
  onNew?: () => void;
};

/** The agents as cards, one of them chosen. */
export function AgentChoice({ chosen, onChoose, error, onNew }: Props) {
  const { t } = useTranslation("meetings");
  const id = useId();
  const [words, setWords] = useState("");
  const { data, error: failure, refetch } = useQuery(agentChoicesQuery(words));
  const many = words !== "" || (data?.total ?? 0) > FEWEST_TO_SEARCH;
  return (
    <fieldset aria-describedby={error ? id : undefined} className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium text-meta">{t("agentField")}</legend>
      {many ? <Search words={words} onSearch={setWords} /> : null}
      {failure && !data ? <Failed error={failure} onRetry={() => void refetch()} /> : null}
      <Choices agents={data?.items} pending={!data && !failure} searched={words !== ""}>
        {mostMet(data?.items).map((agent) => (
          <AgentCard
            key={agent.id}
            agent={agent}
            group={id}
            chosen={agent.id === chosen}
            onChoose={() => onChoose(agent)}
          />
        ))}
        {onNew ? <NewAgent onNew={onNew} /> : null}
      </Choices>
      {error ? (
        <p id={id} role="alert" className="text-bata text-meta">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Those they meet most stand first. */
function mostMet(agents: readonly Agent[] = []): Agent[] {
  return [...agents].sort((one, other) => other.meetings - one.meetings);
}

function Search({ words, onSearch }: { words: string; onSearch: (words: string) => void }) {
  const { t } = useTranslation("meetings");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps Enter from sending the form
    <div onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}>
      <SearchField value={words} onSearch={onSearch} label={t("agentSearch")} />
    </div>
  );
}

type ChoicesProps = {
  agents: readonly Agent[] | undefined;
  pending: boolean;
  searched: boolean;
  children: ReactNode;
};

function Choices({ agents, pending, searched, children }: ChoicesProps) {
  const { t } = useTranslation("meetings");
  if (pending) {
    return (
      <Loading>
        <Skeleton className="h-15 w-full" />
      </Loading>
    );
  }
  return (
    <>
      {agents?.length === 0 ? (
        <p className="text-meta text-tinta-2">{t(searched ? "agentMissing" : "agentNone")}</p>
      ) : null}
      <div className="-m-1 grid max-h-64 sm:max-h-56 grid-cols-[minmax(0,1fr)] gap-2 overflow-y-auto p-1 sm:grid-cols-2">
        {children}
      </div>
    </>
  );
}

type CardProps = { agent: Agent; group: string; chosen: boolean; onChoose: () => void };

function AgentCard({ agent, group, chosen, onChoose }: CardProps) {
  const { role } = inShort(agent.instructions);
  const card = useRef<HTMLLabelElement>(null);
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <label
      ref={card}
      className="flex min-w-0 cursor-pointer items-center gap-3 rounded-control border border-garis-kuat bg-paper p-2.5 hover:border-tinta-3 has-checked:border-nila has-checked:bg-nila-lembut has-focus-visible:outline-2 has-focus-visible:outline-nila"
    >
      <input
        type="radio"
        name={group}
        checked={chosen}
        onChange={onChoose}
        aria-label={agent.name}
        className="sr-only"
      />
      <AgentTile id={agent.id} className="size-9" />
      <span className="grid min-w-0 flex-1 leading-tight">
        <span className="truncate font-medium">{agent.name}</span>
        <span className="truncate text-meta text-tinta-3">{role}</span>
      </span>
      {chosen ? <Check aria-hidden className="size-4 shrink-0 text-nila" /> : null}
    </label>
  );
}

function NewAgent({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation("meetings");
  return (
    <button
      type="button"
      onClick={onNew}
      className="flex min-h-15 items-center gap-3 rounded-control border border-garis-kuat border-dashed p-2.5 text-left font-medium text-tinta-2 hover:border-tinta-3 hover:text-tinta"
    >
      <span className="grid size-9 place-items-center rounded-[26%] bg-soga-lembut text-soga-teks">
        <Plus aria-hidden className="size-4" />
      </span>
      {t("newAgent")}
    </button>
  );
}
