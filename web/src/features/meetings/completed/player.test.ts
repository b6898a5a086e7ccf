import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drive } from "./player";
import { createPlayhead } from "./playhead";
import type { Track } from "./tracks";

const TRACKS: Track[] = [
  { id: "a", url: "/a", from: 10, to: 60 },
  { id: "b", url: "/b", from: 100, to: 160 },
];

beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", () => 1);
  vi.stubGlobal("cancelAnimationFrame", () => undefined);
});
afterEach(() => vi.unstubAllGlobals());

test("a moment is sought in the track that holds it, at its own time", () => {
  const { head, player } = start();
  head.seek(120);
  expect([player.src, player.currentTime]).toEqual(["/b", 20]);
  head.seek(12);
  expect([player.src, player.currentTime]).toEqual(["/a", 2]);
});

test("what sounds moves the head, in the meeting's time", () => {
  const { head, player } = start();
  head.seek(100);
  head.toggle();
  player.tell("playing");
  player.currentTime = 7;
  player.tell("timeupdate");
  expect([head.motion(), head.seconds()]).toEqual(["playing", 107]);
});

test("after a track comes the next, and after the last it is still", () => {
  const { head, player } = start();
  head.seek(59);
  head.toggle();
  player.tell("playing");
  player.tell("ended");
  expect([player.src, head.motion()]).toEqual(["/b", "waiting"]);
  player.tell("playing");
  player.tell("ended");
  expect([head.motion(), head.seconds()]).toEqual(["still", 160]);
});

test("played from the end it begins anew", () => {
  const { head, player } = start();
  head.seek(160);
  head.toggle();
  expect([player.src, head.seconds()]).toEqual(["/a", 0]);
});

test("what cannot be loaded has failed, and the next press loads it again", () => {
  const { head, player } = start();
  head.toggle();
  player.tell("error");
  expect(head.motion()).toBe("failed");
  player.src = "";
  head.toggle();
  expect([player.src, head.motion()]).toEqual(["/a", "waiting"]);
});

test("a play that is broken off by a pause is no failure, one that is refused is", async () => {
  const { head, player } = start();
  player.refusal = new DOMException("", "AbortError");
  head.toggle();
  await Promise.resolve();
  expect(head.motion()).toBe("waiting");
  player.refusal = new DOMException("", "NotSupportedError");
  head.toggle();
  head.toggle();
  await vi.waitFor(() => expect(head.motion()).toBe("failed"));
});

test("speed outlives the change of track", () => {
  const { head, player } = start();
  head.hurry(1.5);
  expect([player.playbackRate, player.defaultPlaybackRate]).toEqual([1.5, 1.5]);
});

test("once let go, neither leads the other", () => {
  const { head, player, end } = start();
  end();
  head.seek(120);
  player.tell("playing");
  expect([player.src, head.motion()]).toEqual(["", "still"]);
});

function start() {
  const head = createPlayhead();
  const player = new FakePlayer();
  return { head, player, end: drive(player, TRACKS, head) };
}

class FakePlayer extends EventTarget {
  src = "";
  currentTime = 0;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  refusal: DOMException | undefined;

  async play() {
    if (this.refusal) throw this.refusal;
  }

  pause() {
    this.tell("pause");
  }

  tell(event: string) {
    this.dispatchEvent(new Event(event));
  }
}
