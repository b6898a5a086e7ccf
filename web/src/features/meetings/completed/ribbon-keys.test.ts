import { expect, test } from "vitest";
import { soughtByKey } from "./ribbon-keys";

test.each([
  ["ArrowRight", 105],
  ["ArrowUp", 105],
  ["ArrowLeft", 95],
  ["ArrowDown", 95],
  ["PageUp", 160],
  ["PageDown", 40],
  ["Home", 0],
  ["End", 1000],
])("%s leads from 100 to %d", (key, there) => {
  expect(soughtByKey(key, 100, 1000)).toBe(there);
});

test("no key leads out of the meeting", () => {
  expect(soughtByKey("ArrowLeft", 2, 1000)).toBe(0);
  expect(soughtByKey("PageUp", 990, 1000)).toBe(1000);
});

test("other keys are left to the page", () => {
  expect(soughtByKey("j", 100, 1000)).toBeUndefined();
});
