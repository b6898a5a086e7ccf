import { Mic } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { AgentTile } from "@/components/agent-tile";
import { Person } from "@/components/person";
import { clock } from "@/when";
import type { PendingLine } from "./room";
import type { RoomState, ShownLine } from "./room-state";

type Props = { state: RoomState; pending: readonly PendingLine[]; agentId: string | null };

/** So near to the end one is taken to be reading along. */
const NEAR_PIXELS = 80;

/** Everything that was said, and what is on its way; new lines are read out. */
export function Lines({ state, pending, agentId }: Props) {
  const { t } = useTranslation("call");
  const box = useFollowing(state.lines.length + pending.length + state.thinking.size);
  const thinking = state.participants.filter(({ id }) => state.thinking.has(id));
  return (
    <section
      ref={box}
      aria-label={t("lines")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-5 sm:px-5"
    >
      <div role="log" aria-live="polite" className="grid gap-5">
        {state.lines.length + pending.length === 0 ? (
          <p className="py-6 text-center text-tinta-3">{t("linesEmpty")}</p>
        ) : null}
        {state.lines.map((line, at) => (
          <Line key={line.key} line={line} before={state.lines[at - 1]} state={state} agentId={agentId} />
        ))}
        {pending.map(({ id, text }) => (
          <Own key={id} text={text} note={t("sending")} pending />
        ))}
      </div>
      <div role="status">
        {thinking.map(({ id, name }) => (
          <p key={id} className="flex items-center gap-3 pt-5 text-soga-teks">
            <AgentTile id={agentId ?? id} className="size-7" />
            <span className="text-meta">{t("thinks", { name })}</span>
            <Dots />
          </p>
        ))}
      </div>
    </section>
  );
}

type LineProps = { line: ShownLine; before: ShownLine | undefined; state: RoomState; agentId: string | null };

function Line({ line, before, state, agentId }: LineProps) {
  const { t } = useTranslation("call");
  if (line.mine) return <Own text={line.text} note={line.spoken ? t("spoken") : null} />;
  const goesOn = before?.participant === line.participant && !before.mine;
  const picture = line.is_agent ? (
    <AgentTile id={agentId ?? line.participant} className="size-7" />
  ) : (
    <Person
      name={line.name}
      voice={state.voices.get(line.participant) ?? 0}
      className="size-7 text-[0.625rem]"
    />
  );
  return (
    <div className={`grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 ${goesOn ? "-mt-3" : ""}`}>
      {goesOn ? <span className="sr-only">{line.name}: </span> : picture}
      <div className="col-start-2">
        {goesOn ? null : <Name line={line} />}
        <p
          className={`whitespace-pre-wrap break-words ${line.is_agent ? "font-serif text-minutes" : ""}`}
          lang={state.meeting?.language}
        >
          {line.text}
        </p>
      </div>
    </div>
  );
}

function Name({ line }: { line: ShownLine }) {
  const { t } = useTranslation("call");
  return (
    <p className="flex items-baseline gap-2 text-meta">
      <span className={line.is_agent ? "font-medium text-soga-teks" : "font-medium text-tinta-2"}>
        {line.name}
      </span>
      <span className="text-tinta-3">{clock(line.start_seconds)}</span>
      {line.spoken && !line.is_agent ? (
        <>
          <Mic aria-hidden className="size-3 self-center text-tinta-3" />
          <span className="sr-only">{t("spoken")}</span>
        </>
      ) : null}
    </p>
  );
}

function Own({ text, note, pending = false }: { text: string; note: string | null; pending?: boolean }) {
  const { t } = useTranslation("call");
  return (
    <div className="grid justify-items-end gap-1 pl-10">
      <p
        className={`whitespace-pre-wrap break-words rounded-card bg-nila-lembut px-4 py-2.5 ${pending ? "opacity-70" : ""}`}
      >
        <span className="sr-only">{t("you")}: </span>
        {text}
      </p>
      {note === null ? null : <span className="pr-1 text-meta text-tinta-3">{note}</span>}
    </div>
  );
}

function Dots() {
  return (
    <span aria-hidden className="flex gap-1">
      {[0, 150, 300].map((delay) => (
        <span
          key={delay}
          className="size-1.5 animate-pulse rounded-full bg-soga"
          style={{ animationDelay: `${delay}ms` }}
        />
      ))}
    </span>
  );
}

/** Stays at the end as lines come, unless one has scrolled up to read. */
function useFollowing(length: number) {
  const box = useRef<HTMLElement>(null);
  const before = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there is more
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const wasNear = before.current - element.scrollTop - element.clientHeight < NEAR_PIXELS;
    if (wasNear) element.scrollTop = element.scrollHeight;
    before.current = element.scrollHeight;
  }, [length]);
  return box;
}
