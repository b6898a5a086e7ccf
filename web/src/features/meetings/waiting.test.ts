import { expect, test } from "vitest";
import { progressOf, stepsOf, waitingFor } from "./waiting";

const states = (waiting: Parameters<typeof stepsOf>[0]["waiting"]) =>
  stepsOf({ waiting }).map(({ state }) => state);

test("what was waited for before is done, what comes after is next", () => {
  expect(states(["transcript", "summary"])).toEqual(["done", "now", "next"]);
  expect(states(["transcript_file"])).toEqual(["done", "now", "next"]);
  expect(states(["summary"])).toEqual(["done", "done", "now"]);
});

test("of several things the first one is waited for", () => {
  expect(waitingFor({ waiting: ["transcript_file", "summary"] })).toBe("transcript_file");
});

test("the bar only ever grows from one step to the next", () => {
  const filled = (["transcript", "transcript_file", "summary"] as const).map((one) =>
    progressOf({ waiting: [one] }),
  );
  expect(filled).toEqual([...filled].sort());
});
