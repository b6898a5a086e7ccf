import { expect, test } from "vitest";
import { filtered, isFiltered, meetingSearch } from "./search";

test("an address that makes no sense shows everything", () => {
  const broken = { q: {}, status: "asleep", agent_id: "../etc", page: -3, new: "yesterday", again: 7 };
  expect(Object.values(meetingSearch.parse(broken)).every((found) => found === undefined)).toBe(true);
});

test("what makes sense is kept, beside what does not", () => {
  expect(meetingSearch.parse({ q: " sprint ", page: "two", status: "active" })).toMatchObject({
    q: "sprint",
    status: "active",
    page: undefined,
  });
});

test("digits that somebody searches for are words, and too many words are cut", () => {
  expect(meetingSearch.parse({ q: 2024 }).q).toBe("2024");
  expect(meetingSearch.parse({ q: "a".repeat(300) }).q).toHaveLength(200);
});

test("another filter begins on the first page and keeps the others", () => {
  const before = { q: "sprint", page: 3, agent_id: "a" };
  expect(filtered(before, { status: "active" })).toEqual({
    q: "sprint",
    agent_id: "a",
    status: "active",
    page: undefined,
  });
  expect(filtered(before, { q: "" })).toMatchObject({ q: undefined, agent_id: "a", page: undefined });
});

test("a dialog or a page is no filter", () => {
  expect(isFiltered({ new: "now", page: 2 })).toBe(false);
  expect(isFiltered({ status: "cancelled" })).toBe(true);
});
