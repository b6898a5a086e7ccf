import { expect, test } from "vitest";
import { meaningOf, type Pressed } from "./shortcuts";

const press = (key: string, more: Partial<Pressed> = {}) =>
  meaningOf({ key, command: false, alt: false, busy: false, going: false, ...more });

test("the palette opens from anywhere, fields included", () => {
  expect(press("k", { command: true })).toBe("palette");
  expect(press("K", { command: true, busy: true })).toBe("palette");
});

test("in a field letters are letters", () => {
  for (const key of ["/", "?", "g"]) expect(press(key, { busy: true })).toBeUndefined();
});

test("g and a place go there; a place alone says nothing", () => {
  expect(press("g")).toBe("go");
  expect([..."hma"].map((key) => press(key, { going: true }))).toEqual(["home", "meetings", "agents"]);
  expect([..."hma"].map((key) => press(key))).toEqual([undefined, undefined, undefined]);
});

test("after g, help and search still mean themselves", () => {
  expect(press("?", { going: true })).toBe("help");
  expect(press("/", { going: true })).toBe("search");
});

test("combinations that belong to the browser are left to it", () => {
  expect(press("g", { command: true })).toBeUndefined();
  expect(press("/", { alt: true })).toBeUndefined();
  expect(press("k", { command: true, alt: true })).toBeUndefined();
});
