/** Cuts a stream into frames of one length; what does not fill one waits. */
export class Frames {
  readonly #frame: Float32Array;
  #filled = 0;

  constructor(length: number) {
    this.#frame = new Float32Array(length);
  }

  /** Each full frame is given once, and valid until the next one. */
  push(samples: Float32Array, give: (frame: Float32Array) => void): void {
    for (let taken = 0; taken < samples.length; ) {
      const part = samples.subarray(taken, taken + this.#frame.length - this.#filled);
      this.#frame.set(part, this.#filled);
      this.#filled += part.length;
      taken += part.length;
      if (this.#filled === this.#frame.length) {
        this.#filled = 0;
        give(this.#frame);
      }
    }
  }
}
