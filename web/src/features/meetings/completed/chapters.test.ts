import { expect, test } from "vitest";
import type { Citation, Topic } from "@/api/schema";
import { chapterAt, chaptersOf } from "./chapters";

test("chapters stand in the order in which their topics were first spoken of", () => {
  const chapters = chaptersOf({ topics: [topic("hujan", 400, 380), topic("tanggal", 30)] });
  expect(chapters.map(({ title, start }) => [title, start?.start_seconds])).toEqual([
    ["tanggal", 30],
    ["hujan", 380],
  ]);
});

test("a topic whose citations lead nowhere is kept, without a place, at the end", () => {
  const chapters = chaptersOf({ topics: [topic("rekaan", null), topic("tanggal", 30)] });
  expect(chapters.map(({ title }) => title)).toEqual(["tanggal", "rekaan"]);
  expect(chapters[1]?.start).toBeNull();
});

test("the chapter at a moment is the last that began", () => {
  const chapters = chaptersOf({ topics: [topic("satu", 10), topic("dua", 100), topic("rekaan", null)] });
  expect([5, 10, 99, 5000].map((at) => chapterAt(chapters, at)?.title)).toEqual([
    undefined,
    "satu",
    "satu",
    "dua",
  ]);
});

function topic(title: string, ...starts: (number | null)[]): Topic {
  const citations: Citation[] = starts.map((start_seconds) => ({
    segment_id: `s-${start_seconds}`,
    quote: "",
    speaker: "",
    start_seconds,
    verdict: start_seconds === null ? "no_such_segment" : "verified",
  }));
  return { title, statements: [{ text: title, citations, verified: true }] };
}
