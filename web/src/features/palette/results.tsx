import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { CalendarDays, FileText, Quote } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Agent, Hit, Meeting } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { inShort } from "@/instructions";
import { clock, useWhen } from "@/when";
import type { Action } from "./action";
import { Key } from "./key";
import { around, marked } from "./marking";

export const GROUP =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1.5 [&_[cmdk-group-heading]]:text-meta [&_[cmdk-group-heading]]:text-tinta-3";

export const ROW =
  "flex min-h-10 cursor-pointer select-none items-center gap-3 rounded-control px-2.5 py-1.5 data-[selected=true]:bg-nila-lembut [&>svg]:size-4.5 [&>svg]:shrink-0 [&>svg]:text-tinta-3";

/** Two lines on a phone, and a little. */
const HIT_LENGTH = 90;

/** What each result is called in the list; nothing of it is shown. */
export const entryOf = {
  action: (id: string) => `action ${id}`,
  agent: (id: string) => `agent ${id}`,
  meeting: (id: string) => `meeting ${id}`,
  hit: (at: number) => `hit ${at}`,
};

type Common = { words: string; onClose: () => void };

export function CommandResult({ action, words, onClose }: Common & { action: Action }) {
  const { icon: Icon, id, name, keys = [], run } = action;
  const choose = () => {
    onClose();
    run();
  };
  return (
    <Command.Item value={entryOf.action(id)} onSelect={choose} className={ROW}>
      <Icon aria-hidden />
      <span className="min-w-0 flex-1 truncate">
        <Marked text={name} words={words} />
      </span>
      <span aria-hidden className="flex gap-1 max-sm:hidden">
        {keys.map((key) => (
          <Key key={key}>{key}</Key>
        ))}
      </span>
    </Command.Item>
  );
}

export function AgentResult({ agent, words, onClose }: Common & { agent: Agent }) {
  const navigate = useNavigate();
  const choose = () => {
    onClose();
    void navigate({ to: "/agents/$agentId", params: { agentId: agent.id } });
  };
  return (
    <Command.Item value={entryOf.agent(agent.id)} onSelect={choose} className={ROW}>
      <AgentTile id={agent.id} className="!size-7" />
      <Two below={inShort(agent.instructions).role}>
        <Marked text={agent.name} words={words} />
      </Two>
    </Command.Item>
  );
}

export function MeetingResult({ meeting, words, onClose }: Common & { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const when = useWhen();
  const navigate = useNavigate();
  const begins = meeting.started_at ?? meeting.planned_start;
  const choose = () => {
    onClose();
    void navigate({ to: "/meetings/$meetingId", params: { meetingId: meeting.id } });
  };
  return (
    <Command.Item value={entryOf.meeting(meeting.id)} onSelect={choose} className={ROW}>
      <CalendarDays aria-hidden />
      <Two
        below={[t(`status.${meeting.status}`), begins ? when.full(begins) : ""].filter(Boolean).join(" · ")}
      >
        <Marked text={meeting.title} words={words} />
      </Two>
    </Command.Item>
  );
}

/** What was said is the interface's letters, what the machine wrote the serif ones. */
export function HitResult({ hit, at, words, onClose }: Common & { hit: Hit; at: number }) {
  const { t } = useTranslation("palette");
  const navigate = useNavigate();
  const spoken = hit.kind === "segment";
  const choose = () => {
    onClose();
    void navigate({
      to: "/meetings/$meetingId",
      params: { meetingId: hit.meeting_id },
      search: spoken ? { tab: "transcript", segment: hit.segment_id ?? undefined } : { tab: "summary" },
    });
  };
  const where = spoken
    ? [hit.speaker, hit.start_seconds === null ? null : clock(hit.start_seconds)]
    : [t("inSummary")];
  const Icon = spoken ? Quote : FileText;
  return (
    <Command.Item value={entryOf.hit(at)} onSelect={choose} className={ROW}>
      <Icon aria-hidden className="self-start mt-1" />
      <Two below={[hit.meeting_title, ...where].filter((part) => part !== null).join(" · ")}>
        <span className={spoken ? "" : "font-serif text-minutes"}>
          <Marked text={around(hit.text, words, HIT_LENGTH)} words={words} />
        </span>
      </Two>
    </Command.Item>
  );
}

function Two({ children, below }: { children: ReactNode; below: string }) {
  return (
    <span className="min-w-0 flex-1 leading-snug">
      <span className="line-clamp-2 break-words">{children}</span>
      {below === "" ? null : <span className="block truncate text-meta text-tinta-3">{below}</span>}
    </span>
  );
}

function Marked({ text, words }: { text: string; words: string }) {
  return marked(text, words).map((piece, at) =>
    piece.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing but their place
      <mark key={at} className="rounded-xs bg-kunyit/35 text-tinta dark:bg-kunyit/30">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
