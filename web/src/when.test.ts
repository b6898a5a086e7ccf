import { expect, test } from "vitest";
import { clock, whenIn } from "./when";

test("lengths are written with hours only where there are some", () => {
  expect([0, 4.9, 65, 2052, 3723].map(clock)).toEqual(["0:00", "0:04", "1:05", "34:12", "1:02:03"]);
});

test("what is ahead and what is past are told apart, in both languages", () => {
  const now = Date.parse("2026-11-20T10:00:00Z");
  const soon = "2026-11-20T10:12:00Z";
  expect(whenIn("id").fromNow(soon, now)).toContain("12 menit");
  expect(whenIn("en").fromNow(soon, now)).toBe("in 12 minutes");
  expect(whenIn("en").fromNow("2026-11-17T10:00:00Z", now)).toBe("3 days ago");
  expect(whenIn("en").fromNow("2026-11-20T09:59:30Z", now)).toBe("now");
});
