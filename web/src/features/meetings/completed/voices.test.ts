import { expect, test } from "vitest";
import type { Segment, Transcript } from "@/api/schema";
import { percent, voicesOf } from "./voices";

test("who spoke is told in the order they began, with their share of all talk", () => {
  const voices = voicesOf(transcript(["Raka", 0, 30], ["Bu Sekar", 30, 40], ["Raka", 40, 50]), new Set());
  expect(voices.map(({ name, share }) => [name, share])).toEqual([
    ["Raka", 0.8],
    ["Bu Sekar", 0.2],
  ]);
});

test("the agent has a dye of its own and takes none of the people's", () => {
  const said = transcript(["Bu Sekar", 0, 1], ["Raka", 1, 2], ["Sari", 2, 3]);
  const [agent, first, second] = voicesOf(said, new Set(["Bu Sekar"]));
  expect([agent?.dye, first?.dye, second?.dye]).toEqual(["var(--soga)", "var(--nila)", "var(--nila-2)"]);
  expect([first?.place, second?.place]).toEqual([0, 1]);
});

test("a transcript without length has voices without a share", () => {
  expect(voicesOf(transcript(["Raka", 3, 3]), new Set())[0]?.share).toBe(0);
});

test("a share is whole, and little is not nothing", () => {
  expect([0.764, 0.002, 0, 1].map(percent)).toEqual(["76%", "<1%", "0%", "100%"]);
});

function transcript(...turns: [speaker: string, start: number, end: number][]): Transcript {
  const segments: Segment[] = turns.map(([speaker, start_seconds, end_seconds], place) => ({
    id: `s-${place}`,
    speaker,
    text: "",
    start_seconds,
    end_seconds,
  }));
  return { timing: "measured", words: 0, segments, speakers: [...new Set(turns.map(([name]) => name))] };
}
