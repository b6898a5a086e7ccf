/** The last so many samples of a stream, first in, first out; when it is full the oldest go, unless it may grow. */
export class Ring {
  #samples: Float32Array;
  #start = 0;
  #length = 0;

  constructor(
    capacity: number,
    readonly grows = false,
  ) {
    this.#samples = new Float32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  write(samples: Float32Array): void {
    const missing = this.#length + samples.length - this.#samples.length;
    if (missing > 0 && this.grows) this.#grow(this.#length + samples.length);
    else if (missing > 0) this.drop(missing);
    const kept = samples.subarray(Math.max(0, samples.length - this.#samples.length));
    for (const sample of kept) this.#samples[this.#place(this.#length++)] = sample;
  }

  /** Fills what there is; how many that were. */
  read(into: Float32Array): number {
    const count = Math.min(into.length, this.#length);
    for (let index = 0; index < count; index++) into[index] = this.#samples[this.#place(index)] as number;
    this.drop(count);
    return count;
  }

  /** The oldest go. */
  drop(count: number): void {
    const dropped = Math.min(count, this.#length);
    this.#start = this.#place(dropped);
    this.#length -= dropped;
  }

  #place(index: number): number {
    return (this.#start + index) % this.#samples.length;
  }

  #grow(needed: number): void {
    const longer = new Float32Array(Math.max(needed, this.#samples.length * 2));
    const length = this.read(longer);
    this.#samples = longer;
    this.#start = 0;
    this.#length = length;
  }
}
