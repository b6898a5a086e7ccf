import { expect, test } from "vitest";
import { byDay, daysAway } from "./days";

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
const meeting = (planned: string | null, created: string, started: string | null = null) => ({
  started_at: started,
  planned_start: planned,
  created_at: created,
});

test("meetings of one day stand together, by the reader's own midnight", () => {
  const late = meeting(at(20, 23), at(1, 9));
  const early = meeting(at(20, 0), at(1, 9));
  const before = meeting(at(19, 23), at(1, 9));
  const days = byDay([late, early, before]);
  expect(days.map(({ begins, meetings }) => [begins.getDate(), meetings.length])).toEqual([
    [20, 2],
    [19, 1],
  ]);
});

test("a meeting without a date stands on the day it was made", () => {
  expect(byDay([meeting(null, at(18, 12))])[0]?.begins).toEqual(new Date(2026, 10, 18));
});

test("a meeting that was held stands on the day it was, whatever was planned", () => {
  const early = meeting(at(25, 9), at(18, 12), at(24, 16));
  expect(byDay([early])[0]?.begins).toEqual(new Date(2026, 10, 24));
});

test("no meetings make no days", () => {
  expect(byDay([])).toEqual([]);
});

test("days are counted from today, whatever the hour", () => {
  const now = new Date(2026, 10, 20, 23, 59).getTime();
  const away = [21, 20, 19].map((day) => daysAway(new Date(2026, 10, day), now));
  expect(away).toEqual([1, 0, -1]);
});
