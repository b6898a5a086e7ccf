import { expect, test } from "vitest";
import type { Segment } from "@/api/schema";
import { lanesOf, weave } from "./lanes";
import type { Voice } from "./voices";

test("few voices have a lane each", () => {
  expect(lanesOf(voices(4), 4).map(({ voices }) => voices.length)).toEqual([1, 1, 1, 1]);
});

test("one voice too many gets a lane rather than an 'others' of one", () => {
  expect(lanesOf(voices(5), 4)).toHaveLength(5);
});

test("of many, those who spoke most keep their lane, in the order they began; the rest share the last", () => {
  const lanes = lanesOf(voices(8), 3);
  expect(lanes.map(({ voices }) => voices.map(({ name }) => name).join(" "))).toEqual([
    "v5",
    "v6",
    "v7",
    "v0 v1 v2 v3 v4",
  ]);
  expect(lanes.at(-1)?.share).toBeCloseTo(15 / 36);
});

test("an agent keeps its lane, however little it said", () => {
  const many = voices(8).map((voice, place) => (place === 0 ? { ...voice, isAgent: true } : voice));
  expect(lanesOf(many, 3)[0]?.voices[0]?.name).toBe("v0");
});

test("turns are drawn at their place, with a gap between neighbours", () => {
  expect(weave([turn(0, 50), turn(50, 100)], 100)).toBe("M0 0H998.5V1H0ZM1000 0H1998.5V1H1000Z");
});

test("a turn too short to be seen is drawn as wide as can be seen", () => {
  expect(weave([turn(10, 10.01)], 1000)).toBe("M20 0H23V1H20Z");
});

test("turns that overlap are not drawn over each other", () => {
  expect(weave([turn(0, 50), turn(25, 40)], 100)).toBe("M0 0H998.5V1H0Z");
});

test("nothing is drawn of a meeting without length", () => {
  expect(weave([turn(0, 0)], 0)).toBe("");
});

function voices(many: number): Voice[] {
  const all = (many * (many + 1)) / 2;
  return Array.from({ length: many }, (_, place) => ({
    name: `v${place}`,
    isAgent: false,
    dye: "",
    place,
    seconds: place + 1,
    share: (place + 1) / all,
  }));
}

function turn(start_seconds: number, end_seconds: number): Segment {
  return { id: `${start_seconds}`, speaker: "", text: "", start_seconds, end_seconds };
}
