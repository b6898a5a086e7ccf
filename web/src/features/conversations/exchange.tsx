import { LoaderCircle, RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Statement as Said } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { Button } from "@/components/button";
import { isAgain } from "@/components/evidence";
import { Logo } from "@/components/logo";
import { Statement } from "@/components/statement";
import type { Answering, Exchanged } from "./exchanges";

/** Who answers: the meeting's agent, or nobody in particular. */
export type Answerer = { tile: string; name: string } | null;

type Props = Omit<Exchanged, "key"> & { answerer: Answerer; onAgain: (text: string) => void };

/** A question, in a person's bubble, and its answer, in the face of what machines write. */
export function Exchange({ text, answering, answerer, onAgain }: Props) {
  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="max-w-[88%] justify-self-end whitespace-pre-wrap break-words rounded-card rounded-br-sm bg-nila-lembut px-4 py-2.5 leading-snug">
        {text}
      </p>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        {answerer ? <AgentTile id={answerer.tile} className="size-7" /> : <Logo className="size-7" />}
        <div className="min-w-0">
          <Name answerer={answerer} />
          <Answer answering={answering} onAgain={() => onAgain(text)} />
        </div>
      </div>
    </article>
  );
}

function Name({ answerer }: { answerer: Answerer }) {
  const { t } = useTranslation("conversations");
  return (
    <p className="mb-0.5 font-medium text-[0.875rem] text-soga-teks">{answerer?.name ?? t("product")}</p>
  );
}

function Answer({ answering, onAgain }: { answering: Answering; onAgain: () => void }) {
  // What is there when one comes does not arrive, so it does not move.
  const [arrives] = useState(answering.kind === "seeking");
  const statements = "statements" in answering ? answering.statements : [];
  return (
    <>
      <Sentences statements={statements} arrive={arrives} />
      <Rest answering={answering} onAgain={onAgain} />
    </>
  );
}

/** What there is to say besides the answer's sentences. */
function Rest({ answering, onAgain }: { answering: Answering; onAgain: () => void }) {
  const { t } = useTranslation("conversations");
  switch (answering.kind) {
    case "answered":
      return answering.statements.length === 0 ? <Unsaid /> : null;
    case "seeking":
      return (
        <p className="flex items-center gap-2 text-meta text-tinta-3">
          <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
          {t(answering.statements.length > 0 ? "answering" : "seeking")}
        </p>
      );
    case "stopped":
      return <Again text={t("stopped")} onAgain={onAgain} />;
    case "unanswered":
      return <Again text={answering.failure?.title ?? t("unanswered")} onAgain={onAgain} />;
  }
}

function Sentences({ statements, arrive }: { statements: readonly Said[]; arrive: boolean }) {
  return (
    <div className="grid gap-1.5 font-serif text-minutes">
      {statements.map((statement, place) => (
        <p
          key={statement.text}
          style={{ animationDelay: `${place * 90}ms` }}
          className={arrive ? "fade-in-0 animate-in fill-mode-backwards duration-300" : undefined}
        >
          <Statement statement={statement} anonymous={isAgain(statement, statements[place - 1])} />
        </p>
      ))}
    </div>
  );
}

/** No answer is an answer, where the meeting does not say. */
function Unsaid() {
  const { t } = useTranslation("conversations");
  return (
    <>
      <p className="font-serif text-minutes">{t("unsaid")}</p>
      <p className="mt-1 text-meta text-tinta-3">{t("unsaidText")}</p>
    </>
  );
}

function Again({ text, onAgain }: { text: string; onAgain: () => void }) {
  const { t } = useTranslation("conversations");
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-tinta-2">{text}</p>
      <Button size="small" onClick={onAgain}>
        <RotateCw aria-hidden />
        {t("again")}
      </Button>
    </div>
  );
}
