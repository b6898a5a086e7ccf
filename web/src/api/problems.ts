import i18next from "i18next";
import type { Problem } from "./schema";

/** What went wrong, in the words of the page: a problem of the server's, or no answer at all. */
export type Failure = {
  code: string;
  status: number;
  title: string;
  detail: string;
  fields: Map<string, string>;
};

export function failureOf(error: unknown): Failure {
  return isProblem(error) ? failureOfProblem(error) : noAnswer();
}

export function isProblem(error: unknown): error is Problem {
  return typeof error === "object" && error !== null && "code" in error && "status" in error;
}

/** False for what a person must change first; trying again as it is would fail again. */
export function mayPass(error: unknown): boolean {
  return !isProblem(error) || error.status >= 500;
}

function failureOfProblem(problem: Problem): Failure {
  const { code, status, detail } = problem;
  const title = i18next.exists(`problems:${code}`)
    ? i18next.t(`problems:${code}` as "problems:invalid")
    : problem.title;
  return {
    code,
    status,
    title,
    detail,
    fields: new Map(problem.errors.map((one) => [one.where, one.message])),
  };
}

function noAnswer(): Failure {
  return {
    code: "no-answer",
    status: 0,
    title: i18next.t("problems:no-answer"),
    detail: "",
    fields: new Map(),
  };
}
