/** What goes over the wire: one voice, PCM16, at this rate. */
export const WIRE_RATE = 24_000;

const TAPS = 31;
/** Of the lower of the two rates: below half of it by as much as so few taps need to fall. */
const CUTOFF = 0.43;

/**
 * Changes the rate of a voice, block after block, without a seam between blocks.
 *
 * Each sample is a low pass of 31 taps taken at its own fraction of a step. The rates are whole numbers, so there are only
 * so many fractions, and their kernels are made once: nothing drifts, however long the call.
 */
export class Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #kernels: readonly Float32Array[];
  #kept = new Float32Array(TAPS - 1);
  /** Of the next sample, in fractions of a step from the start of what is kept. */
  #position = 0;

  constructor(from: number, to: number) {
    const common = greatestCommon(from, to);
    this.#up = to / common;
    this.#down = from / common;
    const cutoff = (CUTOFF * Math.min(from, to)) / from;
    this.#kernels = Array.from({ length: this.#up }, (_, phase) => kernel(cutoff, phase / this.#up));
  }

  push(block: Float32Array): Float32Array {
    const input = joined(this.#kept, block);
    const end = (input.length - TAPS + 1) * this.#up;
    const output = new Float32Array(Math.max(0, Math.ceil((end - this.#position) / this.#down)));
    for (let index = 0; index < output.length; index++) {
      output[index] = this.#sample(input);
      this.#position += this.#down;
    }
    this.#keepRest(input);
    return output;
  }

  #sample(input: Float32Array): number {
    const start = Math.floor(this.#position / this.#up);
    const taps = this.#kernels[this.#position % this.#up] as Float32Array;
    let sum = 0;
    for (let tap = 0; tap < TAPS; tap++) sum += (input[start + tap] as number) * (taps[tap] as number);
    return sum;
  }

  #keepRest(input: Float32Array): void {
    const done = Math.min(Math.floor(this.#position / this.#up), input.length);
    this.#kept = input.slice(done);
    this.#position -= done * this.#up;
  }
}

/** A sinc in a Hamming window, its middle moved by a fraction of a step; it lets silence and loudness pass unchanged. */
function kernel(cutoff: number, fraction: number): Float32Array {
  const middle = (TAPS - 1) / 2;
  const taps = Float32Array.from({ length: TAPS }, (_, tap) => {
    const at = tap - middle - fraction;
    const window = 0.54 + 0.46 * Math.cos((Math.PI * at) / (middle + 1));
    return 2 * cutoff * sinc(2 * cutoff * at) * window;
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function joined(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function greatestCommon(one: number, other: number): number {
  return other === 0 ? one : greatestCommon(other, one % other);
}
