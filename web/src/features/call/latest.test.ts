import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Latest } from "./latest";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("of many that come at once the newest is passed on, and so is the next one later", () => {
  const passed: string[] = [];
  const latest = new Latest(120, (text) => passed.push(text));
  for (const text of ["se", "sela", "selamat"]) latest.offer(text);
  expect(passed).toEqual([]);
  vi.advanceTimersByTime(120);
  latest.offer("selamat pagi");
  vi.advanceTimersByTime(120);
  expect(passed).toEqual(["selamat", "selamat pagi"]);
});

test("what is dropped is not passed on", () => {
  const pass = vi.fn();
  const latest = new Latest(120, pass);
  latest.offer("selamat");
  latest.drop();
  vi.advanceTimersByTime(1000);
  expect(pass).not.toHaveBeenCalled();
});
