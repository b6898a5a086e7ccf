import { Mic } from "lucide-react";
import { memo, useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Language, RoomParticipant } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { classes } from "@/components/classes";
import { Person } from "@/components/person";
import { clock } from "@/when";
import type { PendingLine } from "./room";
import type { ShownLine } from "./room-state";

type Props = {
  lines: readonly ShownLine[];
  pending: readonly PendingLine[];
  thinking: readonly RoomParticipant[];
  voices: ReadonlyMap<string, number>;
  language: Language;
  agentId: string | null;
};

/** So near to the end one is taken to be reading along. */
const NEAR_PIXELS = 80;

/** Everything that was said, and what is on its way; new lines are read out. Captions come too often to draw it anew. */
export const Lines = memo(function Lines({ lines, pending, thinking, voices, language, agentId }: Props) {
  const { t } = useTranslation("call");
  const box = useFollowing(lines.length + pending.length + thinking.length, pending.length);
  return (
    <section
      ref={box}
      aria-label={t("lines")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="grid min-h-0 flex-1 content-start gap-5 overflow-y-auto overscroll-contain px-4 py-5 sm:px-5"
    >
      <div role="log" aria-live="polite" className="grid gap-5">
        {lines.length + pending.length === 0 ? (
          <p className="py-6 text-center text-tinta-3">{t("linesEmpty")}</p>
        ) : null}
        {lines.map((line, at) => (
          <Line
            key={line.key}
            line={line}
            goesOn={goesOn(line, lines[at - 1])}
            voice={voices.get(line.participant) ?? 0}
            language={language}
            agentId={agentId}
          />
        ))}
      </div>
      {pending.map(({ id, text }) => (
        <Own key={id} text={text} note={t("sending")} pending />
      ))}
      <div role="status">
        {thinking.map(({ id, name }) => (
          <p key={id} className="flex items-center gap-3 text-soga-teks">
            <AgentTile id={agentId ?? id} className="size-7" />
            <span className="text-meta">{t("thinks", { name })}</span>
            <Dots />
          </p>
        ))}
      </div>
    </section>
  );
});

type LineProps = {
  line: ShownLine;
  /** The same person spoke just before. */
  goesOn: boolean;
  voice: number;
  language: Language;
  agentId: string | null;
};

function goesOn(line: ShownLine, before: ShownLine | undefined): boolean {
  return before?.participant === line.participant;
}

const Line = memo(function Line({ line, goesOn, voice, language, agentId }: LineProps) {
  const { t } = useTranslation("call");
  if (line.mine) return <Own text={line.text} note={line.spoken ? t("spoken") : null} close={goesOn} />;
  return (
    <div className={classes("grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3", goesOn && "-mt-3")}>
      {goesOn ? (
        <span className="sr-only">{line.name}: </span>
      ) : line.is_agent ? (
        <AgentTile id={agentId ?? line.participant} className="size-7" />
      ) : (
        <Person name={line.name} voice={voice} className="size-7 text-[0.625rem]" />
      )}
      <div className="col-start-2">
        {goesOn ? null : <Name line={line} />}
        <p
          lang={language}
          className={classes("whitespace-pre-wrap break-words", line.is_agent && "font-serif text-minutes")}
        >
          {line.text}
        </p>
      </div>
    </div>
  );
});

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

type OwnProps = { text: string; note: string | null; pending?: boolean; close?: boolean };

function Own({ text, note, pending = false, close = false }: OwnProps) {
  const { t } = useTranslation("call");
  return (
    <div className={classes("grid justify-items-end gap-1 pl-10", close && "-mt-3")}>
      <p
        className={classes(
          "whitespace-pre-wrap break-words rounded-card bg-nila-lembut px-4 py-2.5",
          pending && "text-tinta-2",
        )}
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

/** Stays at the end as lines come, and as a keyboard takes its room, unless one has scrolled up to read. */
function useFollowing(length: number, pending: number) {
  const box = useRef<HTMLElement>(null);
  const near = useRef(true);
  useLayoutEffect(() => {
    // Who says something wants to see it there.
    if (pending > 0) near.current = true;
  }, [pending]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there is more
  useLayoutEffect(() => {
    if (near.current) toEnd(box.current);
  }, [length]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let top = element.scrollTop;
    // A window that became smaller takes one away from the end too; only going up is wanting to be there.
    const look = () => {
      const away = element.scrollHeight - element.scrollTop - element.clientHeight >= NEAR_PIXELS;
      near.current = !away || (near.current && element.scrollTop >= top);
      top = element.scrollTop;
    };
    const sized = new ResizeObserver(() => near.current && toEnd(element));
    element.addEventListener("scroll", look, { passive: true });
    sized.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      sized.disconnect();
    };
  }, []);
  return box;
}

function toEnd(element: HTMLElement | null): void {
  element?.scrollTo({ top: element.scrollHeight, behavior: "instant" });
}
