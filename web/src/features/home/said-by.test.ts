import { expect, test } from "vitest";
import { saidBy } from "./said-by";

test("a speaker's name is taken from before their words", () => {
  expect(saidBy("Dewi: Rilis mundur.", ["Raka", "Dewi"])).toEqual({ name: "Dewi", words: "Rilis mundur." });
});

test("a colon after no speaker's name is part of the words", () => {
  expect(saidBy("Rilis: mundur.", ["Dewi", ""])).toEqual({ name: null, words: "Rilis: mundur." });
});
