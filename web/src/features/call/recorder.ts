import { mayPass } from "@/api/problems";

/** Where a recording goes, in parts, one after the other. */
export type Shelf = {
  begin: (mediaType: string) => Promise<{ id: string }>;
  add: (id: string, number: number, part: Blob) => Promise<void>;
  complete: (id: string) => Promise<void>;
};

const PART_MILLISECONDS = 1000;
const BITS_PER_SECOND = 32_000;
const AGAIN_MILLISECONDS = [500, 1000, 2000, 4000, 8000] as const;
/** By quality for their size; older Safari has the last one alone. */
const FORMATS = ["audio/webm;codecs=opus", "audio/mp4;codecs=opus", "audio/mp4"];

export function recordingFormat(): string | null {
  if (typeof MediaRecorder === "undefined") return null;
  return FORMATS.find((format) => MediaRecorder.isTypeSupported(format)) ?? null;
}

/** One recording of the call, from its first second to the last part on the shelf. */
export class Recorder {
  readonly #parts: Blob[] = [];
  #sent = 0;
  #sending: Promise<void> = Promise.resolve();
  #broken = false;
  readonly #recorder: MediaRecorder;

  private constructor(
    private readonly shelf: Shelf,
    private readonly id: string,
    mix: MediaStream,
    format: string,
    private readonly onBroken: () => void,
  ) {
    this.#recorder = new MediaRecorder(mix, { mimeType: format, audioBitsPerSecond: BITS_PER_SECOND });
    this.#recorder.ondataavailable = ({ data }) => this.#take(data);
    this.#recorder.start(PART_MILLISECONDS);
  }

  static async begin(
    shelf: Shelf,
    mix: MediaStream,
    format: string,
    onBroken: () => void,
  ): Promise<Recorder> {
    const { id } = await shelf.begin(format);
    return new Recorder(shelf, id, mix, format, onBroken);
  }

  /** Once everything that could be is on the shelf; false where some of it is not. */
  async stop(): Promise<boolean> {
    await this.#stopped();
    await this.#sending;
    try {
      await again(() => this.shelf.complete(this.id));
    } catch {
      return false;
    }
    return !this.#broken;
  }

  /** The last part comes before it has stopped. */
  #stopped(): Promise<void> {
    if (this.#recorder.state === "inactive") return Promise.resolve();
    return new Promise((resolve) => {
      this.#recorder.onstop = () => resolve();
      this.#recorder.stop();
    });
  }

  #take(part: Blob): void {
    if (part.size === 0 || this.#broken) return;
    this.#parts.push(part);
    this.#sending = this.#sending.then(() => this.#sendNext());
  }

  async #sendNext(): Promise<void> {
    const part = this.#parts.shift();
    if (part === undefined || this.#broken) return;
    try {
      await again(() => this.shelf.add(this.id, this.#sent, part));
      this.#sent++;
    } catch {
      this.#broken = true;
      this.onBroken();
    }
  }
}

/** A server that is away comes back; parts wait for it. What it refuses is refused for good. */
async function again(act: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (!mayPass(error)) throw error;
      await pause(AGAIN_MILLISECONDS[attempt] ?? AGAIN_MILLISECONDS[4]);
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
