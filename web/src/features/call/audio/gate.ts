/** Louder than a quiet room, softer than a quiet voice. */
const OPENS_AT = 0.015;
/** So that a breath between two words does not close it. */
const CLOSES_AT = 0.008;
const HOLDS_SECONDS = 0.3;

/** Whether somebody is speaking, by loudness alone. */
export class Gate {
  open = false;
  readonly #hold: number;
  #quiet = 0;

  /** @param block how many seconds each loudness is measured over */
  constructor(block: number) {
    this.#hold = HOLDS_SECONDS / block;
  }

  /** True where it opened or closed just now. */
  hear(loudness: number): boolean {
    const before = this.open;
    this.#quiet = loudness < CLOSES_AT ? this.#quiet + 1 : 0;
    if (loudness >= OPENS_AT) this.open = true;
    else if (this.#quiet >= this.#hold) this.open = false;
    return this.open !== before;
  }
}
