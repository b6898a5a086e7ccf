import { expect, test } from "vitest";
import { steady } from "./steady";

const named = (...ids: string[]) => ids.map((id) => ({ id }));

test("what is shown keeps its place, and new things follow in their own order", () => {
  expect(steady(["b", "a"], named("new", "a", "newer", "b"))).toEqual(named("b", "a", "new", "newer"));
});

test("what is gone leaves no hole", () => {
  expect(steady(["a", "gone", "b"], named("b", "a"))).toEqual(named("a", "b"));
});
