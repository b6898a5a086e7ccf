import { expect, test } from "vitest";
import { Frames } from "./frames";
import { Gate } from "./gate";
import { fromPcm, toPcm } from "./pcm";

test("a voice opens the gate at once; a breath does not close it, silence does", () => {
  const gate = new Gate(0.02);
  const turns = (loudness: number, blocks: number) =>
    Array.from({ length: blocks }, () => gate.hear(loudness)).filter(Boolean).length;
  expect(turns(0.003, 10)).toBe(0);
  expect(turns(0.2, 1)).toBe(1);
  expect(turns(0.001, 10)).toBe(0);
  expect(gate.open).toBe(true);
  expect(turns(0.2, 1)).toBe(0);
  expect(turns(0.001, 20)).toBe(1);
  expect(gate.open).toBe(false);
});

test("frames are full, in order, and lose nothing between blocks", () => {
  const got: number[] = [];
  const frames = new Frames(5);
  for (let at = 0; at < 16; at += 4) {
    frames.push(Float32Array.of(at, at + 1, at + 2, at + 3), (frame) => got.push(...frame));
  }
  expect(got).toEqual([...Array(15).keys()]);
});

test("what is louder than full is cut, and nothing else changes on the wire", () => {
  const heard = fromPcm(toPcm(Float32Array.of(0, 0.5, -0.5, 2, -2)));
  expect([...heard].map((sample) => Math.round(sample * 1000) / 1000)).toEqual([0, 0.5, -0.5, 1, -1]);
});
