import { expect, test } from "vitest";
import type { Question, Statement } from "@/api/schema";
import { type Asking, asked, NOTHING } from "./asking";
import { exchangesOf, PATIENCE_MILLISECONDS } from "./exchanges";

const NOON = Date.parse("2026-11-20T12:00:00Z");
const SAID: Statement = { text: "Baik.", citations: [], verified: true };
const FAILURE = {
  code: "unavailable",
  status: 503,
  title: "",
  detail: "",
  fields: new Map<string, string>(),
};

test("what is being asked stands last, and once, though the server already lists it", () => {
  const now = asked(start("Kapan?"), { type: "hear", event: { event: "asked", question: question("b") } });
  const told = exchangesOf([question("a", { answer: answer() }), question("b")], now, NOON);
  expect(told.map(({ key, answering }) => [key, answering.kind])).toEqual([
    ["a", "answered"],
    ["b", "seeking"],
  ]);
});

test("statements are shown as they come, and the answer is left to the list", () => {
  let now = asked(start("Kapan?"), { type: "hear", event: { event: "asked", question: question("b") } });
  now = asked(now, { type: "hear", event: { event: "statement", statement: SAID } });
  now = asked(now, { type: "hear", event: { event: "statement", statement: SAID } });
  expect(exchangesOf([], now, NOON)[0]?.answering).toEqual({ kind: "seeking", statements: [SAID, SAID] });
  const over = asked(now, { type: "hear", event: { event: "answered", question: question("b") } });
  expect(over).toEqual(NOTHING);
});

test("what never reached the server is no question; it is given back to who typed it", () => {
  const failed = asked(start("Kapan?"), { type: "fail", failure: FAILURE });
  expect(failed).toMatchObject({ kind: "failed", text: "Kapan?", question: null });
  expect(exchangesOf([], failed, NOON)).toEqual([]);
});

test("a failure after the question was kept leaves it unanswered, and says why", () => {
  const kept = asked(start("Kapan?"), { type: "hear", event: { event: "asked", question: question("b") } });
  const failed = asked(kept, { type: "fail", failure: FAILURE });
  expect(exchangesOf([question("b")], failed, NOON)).toEqual([
    { key: "b", text: "Kapan?", answering: { kind: "unanswered", failure: FAILURE } },
  ]);
});

test.each([
  ["being answered elsewhere", 1_000, {}, "seeking"],
  ["left behind by a process that died", PATIENCE_MILLISECONDS, {}, "unanswered"],
  ["stopped", 1_000, { stopped_at: "2026-11-20T12:00:00Z" }, "stopped"],
])("a question without answer that is %s says so", (_, age, more, kind) => {
  const [told] = exchangesOf([question("a", more)], NOTHING, NOON + age);
  expect(told?.answering.kind).toBe(kind);
});

test("what comes after a stop changes nothing", () => {
  const now = asked(start("Kapan?"), { type: "forget" });
  expect(asked(now, { type: "hear", event: { event: "statement", statement: SAID } })).toEqual(NOTHING);
});

function start(text: string): Asking {
  return asked(NOTHING, { type: "ask", text });
}

function question(id: string, more: Partial<Question> = {}): Question {
  return {
    id,
    meeting_id: "m",
    asked_by: "u",
    text: "Kapan?",
    asked_at: "2026-11-20T12:00:00Z",
    answer: null,
    stopped_at: null,
    ...more,
  };
}

function answer(): NonNullable<Question["answer"]> {
  return {
    statements: [SAID],
    written_by: "extractive",
    prompt_version: "1",
    answered_at: "2026-11-20T12:00:01Z",
  };
}
