import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browserSpeech, type Heard } from "./speech";

type Result = { text: string; isFinal: boolean };

/** Web Speech as a browser has it, hearing what a test says. */
class FakeRecognition {
  static made: FakeRecognition[] = [];
  lang = "";
  continuous = false;
  interimResults = false;
  starts = 0;
  onresult: ((event: object) => void) | null = null;
  onerror: ((event: { error: string }) => void) | null = null;
  onend: (() => void) | null = null;

  constructor() {
    FakeRecognition.made.push(this);
  }

  start(): void {
    this.starts++;
  }

  stop(): void {
    this.onend?.();
  }

  hear(...results: Result[]): void {
    const shaped = results.map(({ text, isFinal }) => Object.assign([{ transcript: text }], { isFinal }));
    this.onresult?.({ resultIndex: 0, results: shaped });
  }

  fail(error: string): void {
    this.onerror?.({ error });
    this.onend?.();
  }
}

let heard: Heard[];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("SpeechRecognition", FakeRecognition);
  [heard, FakeRecognition.made] = [[], []];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function listening() {
  const hear = (one: Heard) => void heard.push(one);
  const stop = browserSpeech().recogniser?.listen({ language: "id", track: null, hear });
  const recognition = FakeRecognition.made[0];
  if (stop === undefined || recognition === undefined) throw new Error("Nobody listens.");
  return { recognition, stop };
}

test("a sentence is heard while it is spoken, then whole, and it began when its first word did", () => {
  const { recognition } = listening();
  expect([recognition.lang, recognition.continuous]).toEqual(["id-ID", true]);
  recognition.hear({ text: "selamat", isFinal: false });
  vi.advanceTimersByTime(2000);
  recognition.hear({ text: " selamat pagi ", isFinal: true });
  expect(heard).toEqual([
    { kind: "interim", text: "selamat" },
    { kind: "final", text: "selamat pagi", secondsAgo: 2 },
  ]);
});

test("it listens on after the silence at which browsers stop", () => {
  const { recognition } = listening();
  recognition.fail("no-speech");
  vi.advanceTimersByTime(1000);
  expect(recognition.starts).toBe(2);
  expect(heard).toEqual([]);
});

test("what cannot work is told once, and not tried for ever", () => {
  const { recognition } = listening();
  for (let failures = 0; failures < 10; failures++) {
    recognition.fail("network");
    vi.advanceTimersByTime(5000);
  }
  expect(heard).toEqual([{ kind: "unavailable", reason: "no-service" }]);
  expect(recognition.starts).toBe(5);
});

test("a refusal is final at once", () => {
  const { recognition } = listening();
  recognition.fail("not-allowed");
  vi.advanceTimersByTime(5000);
  expect(heard).toEqual([{ kind: "unavailable", reason: "denied" }]);
  expect(recognition.starts).toBe(1);
});

test("stopped, it gives the last words and begins no more", () => {
  const { recognition, stop } = listening();
  recognition.hear({ text: "sampai", isFinal: false });
  stop();
  recognition.hear({ text: "sampai jumpa", isFinal: true });
  vi.advanceTimersByTime(5000);
  expect(heard.at(-1)).toMatchObject({ kind: "final", text: "sampai jumpa" });
  expect(recognition.starts).toBe(1);
});

test("a browser without it has no recogniser", () => {
  vi.stubGlobal("SpeechRecognition", undefined);
  expect(browserSpeech().recogniser).toBeNull();
});
