import { expect, test } from "vitest";
import type { Meeting } from "@/api/schema";
import { progressOf, stageOf, timeliness, toCome } from "./upcoming";

const NOW = Date.parse("2026-11-25T10:00:00Z");
const MINUTE = 60_000;
const inMinutes = (minutes: number) => new Date(NOW + minutes * MINUTE).toISOString();

function meeting(id: string, minutes: number, status: Meeting["status"] = "upcoming"): Meeting {
  return {
    id,
    title: id,
    status,
    agent: null,
    planned_start: inMinutes(minutes),
    duration_minutes: 30,
    started_at: null,
    ended_at: null,
    outcome: null,
    waiting: [],
    waiting_since: null,
    has_transcript: false,
    talk: null,
    lead: null,
    action_items: 0,
    created_at: inMinutes(-600),
    updated_at: inMinutes(-600),
  };
}

const ids = (meetings: Meeting[]) => meetings.map(({ id }) => id);

test("what is going on comes before what is late, and that before what is next", () => {
  const today = [meeting("late", -10), meeting("ongoing", -5, "active"), meeting("soon", 5)];
  expect(ids(toCome({ today, next: meeting("soon", 5) }, NOW))).toEqual(["ongoing", "late", "soon"]);
});

test("tomorrow's next meeting follows today's", () => {
  const today = [meeting("done", -120, "completed"), meeting("soon", 5)];
  expect(ids(toCome({ today, next: meeting("tomorrow", 900) }, NOW))).toEqual(["soon", "tomorrow"]);
});

test("a meeting nobody came to is given up after two hours", () => {
  expect(ids(toCome({ today: [meeting("missed", -121)], next: null }, NOW))).toEqual([]);
});

test("a meeting is next until its time, late after it, ongoing once it began", () => {
  expect(timeliness(meeting("a", 1), NOW)).toBe("next");
  expect(timeliness(meeting("a", -1), NOW)).toBe("late");
  expect(timeliness(meeting("a", -1, "active"), NOW)).toBe("ongoing");
});

test("somebody is new without agents, ready with one, settled with a meeting", () => {
  expect(stageOf({ agents: 0, counts: { upcoming: 0 } })).toBe("new");
  expect(stageOf({ agents: 2, counts: { upcoming: 0 } })).toBe("ready");
  expect(stageOf({ agents: 0, counts: { completed: 1 } })).toBe("settled");
});

test("progress grows with what is there", () => {
  const steps = [["transcript", "summary"], ["transcript_file", "summary"], ["summary"]] as const;
  const parts = steps.map((waiting) => progressOf([...waiting]));
  expect(parts).toEqual([...parts].sort());
});
