import { expect, test } from "vitest";
import type { Statement } from "@/api/schema";
import { leadOf } from "./lead";

test("a short overview stands large as a whole", () => {
  const overview = [statement(20), statement(20)];
  expect(leadOf(overview)).toEqual({ lead: overview, rest: [] });
});

test("of a long one only the beginning does", () => {
  const overview = [statement(20), statement(20), statement(20), statement(1)];
  const { lead, rest } = leadOf(overview);
  expect([lead.length, rest.length]).toEqual([2, 2]);
});

test("the first statement stands large, however long it is", () => {
  expect(leadOf([statement(90)]).lead).toHaveLength(1);
  expect(leadOf([])).toEqual({ lead: [], rest: [] });
});

function statement(words: number): Statement {
  return { text: Array(words).fill("kata").join(" "), citations: [], verified: true };
}
