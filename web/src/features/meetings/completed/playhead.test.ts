import { expect, test, vi } from "vitest";
import { createPlayhead, type Sound } from "./playhead";

test("without a sound the head still moves", () => {
  const head = createPlayhead();
  head.seek(42);
  head.toggle();
  expect([head.seconds(), head.motion()]).toEqual([42, "still"]);
});

test("whoever seeks is followed by the sound, and nobody gets before the beginning", () => {
  const head = createPlayhead();
  const sound = silent();
  head.attach(sound);
  head.seek(-3);
  head.seek(12);
  expect(sound.seek).toHaveBeenLastCalledWith(12);
});

test("a sound that comes later begins where the head already is", () => {
  const head = createPlayhead(100);
  const sound = silent();
  head.attach(sound);
  expect(sound.seek).toHaveBeenCalledWith(100);
});

test("the same press plays and pauses", () => {
  const head = createPlayhead();
  const sound = silent();
  head.attach(sound);
  head.toggle();
  head.become("playing");
  head.toggle();
  expect([sound.play, sound.pause].map((said) => vi.mocked(said).mock.calls.length)).toEqual([1, 1]);
});

test("a speed chosen before there is a sound is the sound's too", () => {
  const head = createPlayhead();
  const sound = silent();
  head.hurry(1.5);
  head.attach(sound);
  expect(sound.rate).toHaveBeenCalledWith(1.5);
});

test("who watches is told of each move once, and of none that leads nowhere", () => {
  const head = createPlayhead();
  const notify = vi.fn();
  const stop = head.watch(notify);
  head.reach(1);
  head.reach(1);
  stop();
  head.reach(2);
  expect(notify).toHaveBeenCalledTimes(1);
});

test("a sound that goes leaves the head standing where it is", () => {
  const head = createPlayhead();
  const detach = head.attach(silent());
  head.become("playing");
  head.reach(7);
  detach();
  expect([head.seconds(), head.motion()]).toEqual([7, "still"]);
});

function silent(): Sound {
  return { seek: vi.fn(), play: vi.fn(), pause: vi.fn(), rate: vi.fn() };
}
