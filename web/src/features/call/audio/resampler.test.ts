import { expect, test } from "vitest";
import { loudness } from "./pcm";
import { Resampler, WIRE_RATE } from "./resampler";

const BLOCK = 128;

function tone(hertz: number, rate: number, seconds: number): Float32Array {
  return Float32Array.from({ length: rate * seconds }, (_, at) =>
    Math.sin((2 * Math.PI * hertz * at) / rate),
  );
}

/** Through the resampler as a worklet would: block by block. */
function resampled(input: Float32Array, from: number, to: number): Float32Array {
  const resampler = new Resampler(from, to);
  const output: number[] = [];
  for (let at = 0; at < input.length; at += BLOCK)
    output.push(...resampler.push(input.subarray(at, at + BLOCK)));
  return Float32Array.from(output);
}

/** How much of one frequency there is; 1 for a full tone of it. */
function amplitude(samples: Float32Array, hertz: number, rate: number): number {
  let [real, imaginary] = [0, 0];
  samples.forEach((sample, at) => {
    const angle = (2 * Math.PI * hertz * at) / rate;
    real += sample * Math.cos(angle);
    imaginary += sample * Math.sin(angle);
  });
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}

test.each([16_000, 44_100, 48_000, 96_000])(
  "a voice at %i Hz keeps its pitch, its loudness and its length",
  (rate) => {
    const output = resampled(tone(440, rate, 1), rate, WIRE_RATE);
    expect(output.length).toBeGreaterThan(WIRE_RATE - 60);
    expect(output.length).toBeLessThanOrEqual(WIRE_RATE);
    const middle = output.subarray(2400, 21_600);
    expect(amplitude(middle, 440, WIRE_RATE)).toBeCloseTo(1, 2);
    expect(loudness(middle)).toBeCloseTo(Math.SQRT1_2, 2);
  },
);

test.each([44_100, 48_000])(
  "what %i Hz holds above the wire's half does not fold back into the voice",
  (rate) => {
    const output = resampled(tone(17_000, rate, 0.5), rate, WIRE_RATE);
    expect(amplitude(output.subarray(1200), 7000, WIRE_RATE)).toBeLessThan(0.01);
  },
);

test("played at another rate a voice has no mirror image above it", () => {
  const output = resampled(tone(2000, WIRE_RATE, 0.5), WIRE_RATE, 48_000);
  const middle = output.subarray(2400);
  expect(amplitude(middle, 2000, 48_000)).toBeCloseTo(1, 2);
  expect(amplitude(middle, 22_000, 48_000)).toBeLessThan(0.01);
});

test("there is no seam between blocks: cut differently it sounds the same", () => {
  const input = tone(1000, 44_100, 0.2);
  const whole = new Resampler(44_100, WIRE_RATE).push(input);
  expect(resampled(input, 44_100, WIRE_RATE)).toEqual(whole);
});
