import { expect, test } from "vitest";
import { around, marked, matches } from "./marking";

const hits = (text: string, search: string) =>
  marked(text, search)
    .filter(({ hit }) => hit)
    .map((piece) => piece.text);

test("words are marked where they stand, in any case", () => {
  expect(hits("Rilis mundur; rilis lagi.", "RILIS lagi")).toEqual(["Rilis", "rilis", "lagi"]);
});

test("a longer word goes before a shorter one in it", () => {
  expect(hits("pembayaran", "bayar pembayaran")).toEqual(["pembayaran"]);
});

test("nothing is lost in the marking, and signs are only signs", () => {
  for (const search of ["", "a", "(.*", "a b c", "i|u"]) {
    const text = "Biaya (.*) naik: i|u?";
    expect(
      marked(text, search)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  }
  expect(hits("Biaya (.*) naik", "(.*)")).toEqual(["(.*)"]);
});

test("a long text is cut around the first word found", () => {
  const text = `${"a ".repeat(200)}jarum${" b".repeat(200)}`;
  const cut = around(text, "Jarum", 60);
  expect(cut).toContain("jarum");
  expect(cut.length).toBeLessThanOrEqual(62);
  expect(cut.startsWith("…") && cut.endsWith("…")).toBe(true);
});

test("a word at the very end of a long text stays near the beginning of the cut", () => {
  expect(around(`${"a ".repeat(200)}jarum`, "jarum", 60).indexOf("jarum")).toBeLessThan(25);
});

test("a long text without the word begins at its beginning", () => {
  expect(around("x".repeat(100), "jarum", 10).length).toBeLessThanOrEqual(12);
  expect(around("pendek", "jarum", 10)).toBe("pendek");
});

test("every word must stand somewhere", () => {
  expect(matches(["Pertemuan baru", "rapat"], "baru rapat")).toBe(true);
  expect(matches(["Pertemuan baru"], "baru lama")).toBe(false);
});
