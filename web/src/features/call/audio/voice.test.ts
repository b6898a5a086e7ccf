import { expect, test } from "vitest";
import { Ring } from "./ring";
import { Voice, type VoiceMode } from "./voice";

const RATE = 24_000;
const BLOCK = 128;
const FRAME = 480;

const ramp = (length: number, from = 0) => Float32Array.from({ length }, (_, at) => (from + at) / 100_000);
const voice = (mode: VoiceMode) => new Voice(RATE, mode, BLOCK);

function pushed(mode: VoiceMode, frames: number): Voice {
  const one = voice(mode);
  for (let frame = 0; frame < frames; frame++) one.push(ramp(FRAME, frame * FRAME));
  return one;
}

test("a ring gives back what came, in order, around its end", () => {
  const ring = new Ring(10);
  const out = new Float32Array(6);
  ring.write(ramp(7));
  expect(ring.read(out)).toBe(6);
  ring.write(ramp(8, 7));
  expect(ring.read(out)).toBe(6);
  expect([...out]).toEqual([...ramp(6, 6)]);
  expect(ring.length).toBe(3);
});

test("of a full ring the oldest go; one that grows loses nothing", () => {
  const [full, growing] = [new Ring(10), new Ring(10, true)];
  const out = new Float32Array(25);
  for (const ring of [full, growing]) for (let part = 0; part < 5; part++) ring.write(ramp(5, part * 5));
  expect(full.read(out)).toBe(10);
  expect([...out.subarray(0, 10)]).toEqual([...ramp(10, 15)]);
  expect(growing.read(out)).toBe(25);
  expect([...out]).toEqual([...ramp(25)]);
});

test("more at once than a ring holds leaves the newest", () => {
  const ring = new Ring(4);
  const out = new Float32Array(4);
  ring.write(ramp(11));
  expect(ring.read(out)).toBe(4);
  expect([...out]).toEqual([...ramp(4, 7)]);
});

test("a voice begins once enough of it is there, and begins again after it ran dry", () => {
  const one = pushed("live", 3);
  expect(one.next().every((sample) => sample === 0)).toBe(true);
  one.push(ramp(FRAME, 3 * FRAME));
  expect(one.next()[1]).toBeCloseTo(1 / 100_000, 9);
  while (one.waiting > 0) one.next();
  one.next();
  expect(one.underruns).toBe(1);
  one.push(ramp(FRAME));
  expect(one.next().every((sample) => sample === 0)).toBe(true);
});

test("live, what stays late is skipped; made speech is played to its end", () => {
  const [live, speech] = [pushed("live", 20), pushed("speech", 20)];
  const late = live.waiting;
  for (let block = 0; block < 45; block++) {
    for (const one of [live, speech]) {
      one.next();
      one.push(ramp(BLOCK));
    }
  }
  expect(live.waiting).toBeLessThan(RATE * 0.1);
  expect(speech.waiting).toBe(late);
});

test("flushed, a voice fades within 120 samples", () => {
  const one = voice("speech");
  one.push(new Float32Array(RATE).fill(0.5));
  one.next();
  one.flush();
  const last = one.next();
  expect(last[0]).toBeCloseTo(0.5, 5);
  expect(last[60]).toBeCloseTo(0.25, 2);
  expect([...last.subarray(120)].every((sample) => sample === 0)).toBe(true);
  expect(one.next().every((sample) => sample === 0)).toBe(true);
});
