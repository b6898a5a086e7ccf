import { expect, test } from "vitest";
import { marksOf } from "./axis";

test("times below the ribbon are round and few", () => {
  expect(marksOf(2052, 5)).toEqual([0, 600, 1200, 1800]);
  expect(marksOf(24, 5)).toEqual([0, 5, 10, 15, 20]);
  expect(marksOf(560, 5)).toEqual([0, 120, 240, 360, 480]);
  expect(marksOf(8822, 6)).toEqual([0, 1800, 3600, 5400, 7200]);
});

test("no time stands so near the end that it would be cut", () => {
  expect(marksOf(605, 5)).toEqual([0, 300]);
});

test("a meeting without length still begins", () => {
  expect(marksOf(0, 5)).toEqual([0]);
});
