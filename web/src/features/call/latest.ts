/** Passes on the newest of what comes quickly one after the other, and no more often than it may. */
export class Latest {
  #waiting: { text: string; timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(
    private readonly every: number,
    private readonly pass: (text: string) => void,
  ) {}

  offer(text: string): void {
    if (this.#waiting === null) this.#waiting = { text, timer: setTimeout(() => this.#send(), this.every) };
    else this.#waiting.text = text;
  }

  /** What waits is not wanted any more. */
  drop(): void {
    clearTimeout(this.#waiting?.timer);
    this.#waiting = null;
  }

  #send(): void {
    const text = this.#waiting?.text;
    this.#waiting = null;
    if (text !== undefined) this.pass(text);
  }
}
