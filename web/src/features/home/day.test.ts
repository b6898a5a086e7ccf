import { expect, test } from "vitest";
import { firstName, partOfDay } from "./day";

test.each([
  [3, "evening"],
  [4, "morning"],
  [10, "morning"],
  [11, "noon"],
  [15, "afternoon"],
  [18, "evening"],
  [23, "evening"],
])("at %i o'clock it is %s", (hour, part) => {
  expect(partOfDay(new Date(2026, 10, 25, hour))).toBe(part);
});

test("people are greeted by their first name", () => {
  expect(firstName("  Raka Pradana ")).toBe("Raka");
  expect(firstName("Suharto")).toBe("Suharto");
});
