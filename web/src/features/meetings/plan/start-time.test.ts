import { expect, test } from "vitest";
import { fromField, isPast, likelyStarts, toField } from "./start-time";

test("a moment survives the field, in the reader's own time", () => {
  const moment = new Date(2026, 10, 20, 9, 5);
  expect(toField(moment)).toBe("2026-11-20T09:05");
  expect(fromField(toField(moment))).toBe(moment.toISOString());
});

test("an empty field is no start, and half a date is told apart from it", () => {
  expect([toField(null), fromField(""), fromField(" ")]).toEqual(["", null, null]);
  expect([fromField("2026-11-20"), fromField("tomorrow"), fromField("2026-19-40T99:00")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("what passed is refused, the minutes spent filling in the form are not", () => {
  const now = Date.parse("2026-11-20T09:00:00Z");
  expect(isPast("2026-11-20T08:56:00Z", now)).toBe(false);
  expect(isPast("2026-11-20T08:50:00Z", now)).toBe(true);
  expect(isPast("2026-11-20T09:30:00Z", now)).toBe(false);
});

test("likely starts are the next full hour, tomorrow and the coming Monday, over the ends of months too", () => {
  const fields = (now: Date) => Object.values(likelyStarts(now)).map(toField);
  expect(fields(new Date(2026, 10, 30, 23, 40))).toEqual([
    "2026-12-01T00:00",
    "2026-12-01T09:00",
    "2026-12-07T09:00",
  ]);
  expect(fields(new Date(2026, 10, 29, 8, 0))[2]).toBe("2026-11-30T09:00");
});
