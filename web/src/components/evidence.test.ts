import { expect, test } from "vitest";
import type { Citation, Verdict } from "@/api/schema";
import { attributed, doubtOf, isAgain, lastWord, placesOf } from "./evidence";

test("what is proven is not doubted; the rest says why", () => {
  expect(doubtOf({ verified: true, citations: [cite("a")] })).toBeNull();
  expect(doubtOf({ verified: false, citations: [] })).toBe("no_citation");
  expect(doubtOf({ verified: false, citations: [cite("a"), cite("b", "another_speaker")] })).toBe(
    "another_speaker",
  );
});

test("two quotes of one place are one chip, unless one of them fails", () => {
  expect(placesOf([cite("a"), cite("a"), cite("b")])).toHaveLength(2);
  expect(placesOf([cite("a"), cite("a", "words_not_there")])).toHaveLength(2);
});

test("a picked sentence is told apart from the name of who said it", () => {
  expect(attributed("Raka: Baik.", [cite("a")])).toEqual({ speaker: "Raka", words: "Baik." });
  expect(attributed("Raka setuju: baik.", [cite("a")])).toEqual({ words: "Raka setuju: baik." });
  expect(attributed("Raka: Baik.", [])).toEqual({ words: "Raka: Baik." });
});

test("who is quoted twice in a row is named once", () => {
  const first = { text: "Raka: Baik.", citations: [cite("a")] };
  expect(isAgain(first, { text: "Raka: Siap.", citations: [cite("b")] })).toBe(true);
  expect(isAgain(first, undefined)).toBe(false);
  expect(isAgain({ text: "Baik.", citations: [] }, { text: "Siap.", citations: [] })).toBe(false);
});

test("the last word is cut off, whatever the text", () => {
  expect(lastWord("dua soal masih tergesa. ")).toEqual({ before: "dua soal masih ", last: "tergesa." });
  expect(lastWord("Baik.")).toEqual({ before: "", last: "Baik." });
  expect(lastWord("")).toEqual({ before: "", last: "" });
});

function cite(segment_id: string, verdict: Verdict = "verified"): Citation {
  return { segment_id, quote: "", speaker: "Raka", start_seconds: 0, verdict };
}
