import { expect, test } from "vitest";
import { bySegment, cut, matchesIn } from "./matches";

const SAID = [
  { id: "a", text: "Panggung dua belas juta; panggung itu besar." },
  { id: "b", text: "Café di gang tiga, kata Zoë." },
  { id: "c", text: "Tidak ada." },
];

test("every place is found, in order, whatever the case", () => {
  expect(matchesIn(SAID, " PANGGUNG ")).toEqual([
    { segment: "a", start: 0, end: 8 },
    { segment: "a", start: 25, end: 33 },
  ]);
});

test.each([
  ["cafe", "Café"],
  ["zoe", "Zoë"],
])("accents do not matter: %s finds %s", (words, found) => {
  const [match] = matchesIn(SAID, words);
  expect(SAID[1]?.text.slice(match?.start, match?.end)).toBe(found);
});

test("an accent written as a sign of its own belongs to its letter", () => {
  const text = "Cafe\u0301 besar";
  const [match] = matchesIn([{ id: "x", text }], "café");
  expect(text.slice(match?.start, match?.end)).toBe("Cafe\u0301");
});

test("signs beyond the basic plane do not shift places", () => {
  const text = "🎉 pesta 🎉 pesta";
  expect(matchesIn([{ id: "x", text }], "pesta").map(({ start, end }) => text.slice(start, end))).toEqual([
    "pesta",
    "pesta",
  ]);
});

test("nothing and blanks find nothing", () => {
  expect([matchesIn(SAID, ""), matchesIn(SAID, "   ")]).toEqual([[], []]);
});

test("a text is cut so that its pieces are the text again", () => {
  const text = SAID[0]?.text ?? "";
  const pieces = cut(text, matchesIn(SAID, "panggung"));
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  expect(pieces.filter(({ span }) => span !== null).map((piece) => piece.text)).toEqual([
    "Panggung",
    "panggung",
  ]);
});

test("matches are gathered by segment", () => {
  const found = bySegment(matchesIn(SAID, "a"));
  expect([...found.keys()]).toEqual(["a", "b", "c"]);
  expect(found.get("c")).toHaveLength(3);
});
