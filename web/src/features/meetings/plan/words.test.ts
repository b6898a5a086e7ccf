import { expect, test } from "vitest";
import { toField } from "./start-time";
import { changesBetween, lengthsWith, type MeetingWords, meetingWords, newMeeting } from "./words";

const WORDS: MeetingWords = { title: "Tinjauan", agent_id: "a", start: "", duration_minutes: 30 };
const ahead = toField(new Date(Date.now() + 86_400_000));
const past = toField(new Date(Date.now() - 86_400_000));

function wrong(words: MeetingWords, settled?: string): string[] {
  const issues = meetingWords(settled).safeParse(words).error?.issues ?? [];
  return issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
}

test("a title, an agent and nothing else is enough", () => {
  expect(wrong(WORDS)).toEqual([]);
  expect(wrong({ ...WORDS, title: "  ", agent_id: "" }).map((one) => one.split(":")[0])).toEqual([
    "title",
    "agent_id",
  ]);
});

test("a title is counted as the server counts it, in characters", () => {
  expect(wrong({ ...WORDS, title: "🌿".repeat(120) })).toEqual([]);
  expect(wrong({ ...WORDS, title: "🌿".repeat(121) })).toHaveLength(1);
});

test("a start that passed is refused, unless the meeting has it already", () => {
  expect(wrong({ ...WORDS, start: ahead })).toEqual([]);
  expect(wrong({ ...WORDS, start: past })).toEqual(["start: startPast"]);
  expect(wrong({ ...WORDS, start: past }, past)).toEqual([]);
  expect(wrong({ ...WORDS, start: "2026-11" })).toContain("start: startWrong");
});

test("a meeting that starts now has no planned start, whatever stands in the field", () => {
  expect(newMeeting({ ...WORDS, start: ahead }, true).planned_start).toBeNull();
  expect(newMeeting({ ...WORDS, start: ahead }, false).planned_start).toBe(new Date(ahead).toISOString());
});

test("only what was changed is sent, and an emptied start is taken away", () => {
  expect(changesBetween(WORDS, WORDS)).toEqual({});
  expect(changesBetween({ ...WORDS, start: ahead }, { ...WORDS, title: "Baru" })).toEqual({
    title: "Baru",
    planned_start: null,
  });
});

test("a length that is not among the usual ones can be kept", () => {
  expect(lengthsWith(30)).not.toContain(50);
  expect(lengthsWith(50)).toEqual([15, 30, 45, 50, 60, 90, 120]);
});
