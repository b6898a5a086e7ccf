import { type Failure, failureOf } from "@/api/problems";
import type { Question, Statement } from "@/api/schema";
import type { AnswerEvent } from "./queries";

/** What is being asked now, if anything. */
export type Asking =
  | { kind: "nothing" }
  | { kind: "asking"; text: string; question: Question | null; statements: readonly Statement[] }
  | { kind: "failed"; text: string; question: Question | null; failure: Failure };

export type Step =
  | { type: "ask"; text: string }
  | { type: "hear"; event: AnswerEvent }
  | { type: "fail"; failure: Failure }
  | { type: "forget" };

export const NOTHING: Asking = { kind: "nothing" };

export function asked(now: Asking, step: Step): Asking {
  switch (step.type) {
    case "ask":
      return { kind: "asking", text: step.text, question: null, statements: [] };
    case "forget":
      return NOTHING;
    case "fail":
      return now.kind === "asking"
        ? { kind: "failed", text: now.text, question: now.question, failure: step.failure }
        : now;
    case "hear":
      return now.kind === "asking" ? heard(now, step.event) : now;
  }
}

function heard(now: Extract<Asking, { kind: "asking" }>, event: AnswerEvent): Asking {
  switch (event.event) {
    case "asked":
      return { ...now, question: event.question };
    case "statement":
      return { ...now, statements: [...now.statements, event.statement] };
    case "answered":
      return NOTHING;
    case "problem":
      return { kind: "failed", text: now.text, question: now.question, failure: failureOf(event.problem) };
  }
}
