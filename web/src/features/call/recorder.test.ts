import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Recorder, type Shelf } from "./recorder";

let media: FakeMediaRecorder;

class FakeMediaRecorder {
  state = "inactive";
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;

  constructor() {
    media = this;
  }

  start(): void {
    this.state = "recording";
  }

  stop(): void {
    this.state = "inactive";
    this.give("last");
    this.onstop?.();
  }

  give(sound: string): void {
    this.ondataavailable?.({ data: new Blob([sound]) });
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("MediaRecorder", FakeMediaRecorder);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const refusal = { code: "conflict", status: 409, title: "", detail: "", errors: [] };

/** Keeps what it is given; `fail` says how often, and with what, it does not. */
function shelf(fail: unknown[] = []) {
  const kept: [number, string][] = [];
  const complete = vi.fn(() => Promise.resolve());
  const given: Shelf = {
    begin: () => Promise.resolve({ id: "r" }),
    add: async (_id, number, part) => {
      if (fail.length > 0) throw fail.shift();
      kept.push([number, await part.text()]);
    },
    complete,
  };
  return { given, kept, complete };
}

const begun = (given: Shelf, onBroken = () => undefined) =>
  Recorder.begin(given, {} as MediaStream, "audio/webm", onBroken);

test("parts are kept in order, the last one too, before it is complete", async () => {
  const { given, kept, complete } = shelf();
  const recorder = await begun(given);
  media.give("one");
  media.give("two");
  expect(await recorder.stop()).toBe(true);
  expect(kept).toEqual([
    [0, "one"],
    [1, "two"],
    [2, "last"],
  ]);
  expect(complete).toHaveBeenCalledOnce();
});

test("a server that is away is waited for, and no part is left out", async () => {
  const { given, kept } = shelf([new TypeError("no network"), new TypeError("no network")]);
  const recorder = await begun(given);
  media.give("one");
  media.give("two");
  const stopped = recorder.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(await stopped).toBe(true);
  expect(kept.map(([number]) => number)).toEqual([0, 1, 2]);
});

test("a part that is refused ends it, and is told", async () => {
  const { given, kept } = shelf([refusal]);
  const onBroken = vi.fn();
  const recorder = await begun(given, onBroken);
  media.give("one");
  media.give("two");
  expect(await recorder.stop()).toBe(false);
  expect(kept).toEqual([]);
  expect(onBroken).toHaveBeenCalledOnce();
});
