import { expect, test } from "vitest";
import { trackAt, tracksOf } from "./tracks";

const BEGAN = "2026-11-19T02:00:00Z";

test("a recording begun later than the meeting sounds from there", () => {
  expect(tracksOf([recording("a", "2026-11-19T02:00:12Z", 100)], BEGAN)).toEqual([
    { id: "a", url: "/a", from: 12, to: 112 },
  ]);
});

test("what is being prepared cannot be heard", () => {
  expect(tracksOf([{ ...recording("a", BEGAN, 10), ready: false }], BEGAN)).toEqual([]);
});

test("without a length of its own a recording lasts from its start to its end", () => {
  expect(tracksOf([{ ...recording("a", BEGAN, 10), seconds: null }], BEGAN)[0]?.to).toBe(60);
});

test("the track at a moment is the one that sounds, in a pause the next, at the end none", () => {
  const tracks = tracksOf([recording("b", "2026-11-19T02:05:00Z", 60), recording("a", BEGAN, 60)], BEGAN);
  expect([0, 59, 60, 200, 310, 360].map((at) => trackAt(tracks, at)?.id)).toEqual([
    "a",
    "a",
    "b",
    "b",
    "b",
    undefined,
  ]);
});

function recording(id: string, started_at: string, seconds: number) {
  const ended_at = new Date(Date.parse(started_at) + 60_000).toISOString();
  return { id, url: `/${id}`, started_at, ended_at, seconds, ready: true };
}
