import type { Failure } from "@/api/problems";
import type { Question, Statement } from "@/api/schema";
import type { Asking } from "./asking";

/** A question and how far its answer is. */
export type Answering =
  | { kind: "seeking"; statements: readonly Statement[] }
  | { kind: "answered"; statements: readonly Statement[] }
  | { kind: "stopped" }
  | { kind: "unanswered"; failure: Failure | null };
export type Exchanged = { key: string; text: string; answering: Answering };

/** As long an answer may take before a question counts as left without one. */
export const PATIENCE_MILLISECONDS = 90_000;

/** All that was asked, oldest first, with what is being asked now at the end. */
export function exchangesOf(questions: readonly Question[], asking: Asking, now: number): Exchanged[] {
  const current = asking.kind === "nothing" ? null : asking.question?.id;
  const told = questions.filter(({ id }) => id !== current).map((question) => toldOf(question, now));
  return asking.kind === "nothing" || isGivenBack(asking) ? told : [...told, currentOf(asking)];
}

/** It never arrived, so it is no question yet. */
function isGivenBack(asking: Asking): boolean {
  return asking.kind === "failed" && asking.question === null;
}

function toldOf(question: Question, now: number): Exchanged {
  return { key: question.id, text: question.text, answering: answeringOf(question, now) };
}

function answeringOf({ answer, asked_at, stopped_at }: Question, now: number): Answering {
  if (answer) return { kind: "answered", statements: answer.statements };
  if (stopped_at) return { kind: "stopped" };
  if (now - Date.parse(asked_at) < PATIENCE_MILLISECONDS) return { kind: "seeking", statements: [] };
  return { kind: "unanswered", failure: null };
}

function currentOf(asking: Exclude<Asking, { kind: "nothing" }>): Exchanged {
  const { text, question } = asking;
  const answering: Answering =
    asking.kind === "asking"
      ? { kind: "seeking", statements: asking.statements }
      : { kind: "unanswered", failure: asking.failure };
  return { key: question?.id ?? "new", text, answering };
}
