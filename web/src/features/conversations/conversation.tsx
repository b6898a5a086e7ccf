import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useId, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import type { Meeting } from "@/api/schema";
import { Empty, Failed, Loading, Skeleton } from "@/components/notices";
import { useNow } from "@/use-now";
import { AskForm } from "./ask-form";
import { type Answerer, Exchange } from "./exchange";
import { exchangesOf } from "./exchanges";
import { questionsQuery } from "./queries";
import { Suggestions } from "./suggestions";
import { useAsking } from "./use-asking";
import { useDraft } from "./use-draft";
import { useEndInView } from "./use-end-in-view";

type Asked = Pick<Meeting, "id" | "agent" | "has_transcript">;

/** Questions to a meeting, and answers that rest on its words. */
export function Conversation({ meeting }: { meeting: Asked }) {
  const { t } = useTranslation("conversations");
  const title = useId();
  return (
    <section
      aria-labelledby={title}
      className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] xl:overflow-hidden xl:rounded-card xl:border xl:bg-paper"
    >
      <header className="pb-3 xl:border-b xl:px-5 xl:py-4">
        <h2 id={title} className="font-semibold text-body leading-snug">
          {t("title")}
        </h2>
        <p className="text-meta text-tinta-3">{t("only")}</p>
      </header>
      {meeting.has_transcript ? <Talk meeting={meeting} /> : <NothingToAsk />}
    </section>
  );
}

function Talk({ meeting }: { meeting: Asked }) {
  const { t } = useTranslation("conversations");
  const { data, error, refetch } = useQuery(questionsQuery(meeting.id));
  const { asking, put, stop } = useAsking(meeting.id);
  const draft = useDraft(meeting.id);
  const box = useRef<HTMLDivElement>(null);
  const now = useNow();
  const exchanges = useMemo(() => exchangesOf(data?.items ?? [], asking, now), [data, asking, now]);
  const answerer = answererOf(meeting);
  useEndInView(box, exchanges, asking.kind === "asking");
  const giveBack = draft.giveBack;
  useEffect(() => {
    // What never reached the server is put back where it was typed, and it is said why.
    if (asking.kind !== "failed" || asking.question !== null) return;
    giveBack(asking.text);
    toast.error(asking.failure.title);
  }, [asking, giveBack]);
  const send = useCallback(
    (text: string) => {
      draft.write("");
      void put(text);
    },
    [draft.write, put],
  );
  return (
    <>
      <div
        ref={box}
        role="log"
        aria-label={t("history")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-w-0 scroll-mb-44 overscroll-contain pb-6 xl:overflow-y-auto xl:px-5 xl:pt-5"
      >
        {data || asking.kind !== "nothing" ? null : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Coming />
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          {exchanges.map(({ key, text, answering }) => (
            <Exchange key={key} text={text} answering={answering} answerer={answerer} onAgain={put} />
          ))}
        </div>
        {data && exchanges.length === 0 ? <Suggestions meetingId={meeting.id} onPick={send} /> : null}
      </div>
      <AskForm
        text={draft.text}
        onText={draft.write}
        isAsking={asking.kind === "asking"}
        onSend={send}
        onStop={stop}
      />
    </>
  );
}

function NothingToAsk() {
  const { t } = useTranslation("conversations");
  return (
    <div className="xl:p-5">
      <Empty title={t("noTranscript")}>{t("noTranscriptText")}</Empty>
    </div>
  );
}

function Coming() {
  return (
    <Loading>
      <div className="grid gap-4">
        <Skeleton className="h-11 w-3/5 justify-self-end" />
        <Skeleton className="h-24" />
      </div>
    </Loading>
  );
}

function answererOf({ agent }: Asked): Answerer {
  return agent && { tile: agent.id ?? agent.name, name: agent.name };
}
