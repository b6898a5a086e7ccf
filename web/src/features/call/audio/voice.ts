import { Ring } from "./ring";

/**
 * `live`: somebody speaks now, so what is late is caught up with. `speech`: a voice that was made, sent faster than it is
 * spoken, of which nothing may be left out.
 */
export type VoiceMode = "live" | "speech";

/** Waits this long before it begins, so that frames may come unevenly. Measured: 100 ms never ran dry, 30 ms did often. */
const START_SECONDS = 0.08;
/** Live, this much more than the start may wait; beyond it for a while, the rest is skipped. */
const SLACK_SECONDS = 0.04;
const PATIENT_BLOCKS = 40;
const LONGEST_LIVE_SECONDS = 2;
const FIRST_SPEECH_SECONDS = 10;
/** Cut off at once a voice clicks. */
const FADE = 120;

/** One speaker's voice on its way out: what has come and is not played yet. */
export class Voice {
  readonly #ring: Ring;
  readonly #start: number;
  readonly #slack: number;
  readonly #block: Float32Array;
  #playing = false;
  #over = 0;
  /** How often it ran dry. */
  underruns = 0;

  constructor(
    rate: number,
    readonly mode: VoiceMode,
    blockLength: number,
  ) {
    const seconds = mode === "live" ? LONGEST_LIVE_SECONDS : FIRST_SPEECH_SECONDS;
    this.#ring = new Ring(Math.round(rate * seconds), mode === "speech");
    this.#start = Math.round(rate * START_SECONDS);
    this.#slack = Math.round(rate * SLACK_SECONDS);
    this.#block = new Float32Array(blockLength);
  }

  get waiting(): number {
    return this.#ring.length;
  }

  push(samples: Float32Array): void {
    this.#ring.write(samples);
    if (this.#ring.length >= this.#start) this.#playing = true;
  }

  /** The next block, silent past the end; valid until the next call. */
  next(): Float32Array {
    this.#block.fill(0);
    if (!this.#playing) return this.#block;
    if (this.mode === "live") this.#catchUp();
    if (this.#ring.read(this.#block) < this.#block.length) {
      this.#playing = false;
      this.underruns++;
    }
    return this.#block;
  }

  /** Silent at once: what is left fades within 120 samples. */
  flush(): void {
    const tail = new Float32Array(FADE);
    const length = this.#ring.read(tail);
    this.#ring.drop(this.#ring.length);
    for (let index = 0; index < length; index++) tail[index] = (tail[index] as number) * (1 - index / length);
    this.#ring.write(tail.subarray(0, length));
  }

  #catchUp(): void {
    this.#over = this.#ring.length > this.#start + this.#slack ? this.#over + 1 : 0;
    if (this.#over < PATIENT_BLOCKS) return;
    this.#ring.drop(this.#ring.length - this.#start);
    this.#over = 0;
  }
}
