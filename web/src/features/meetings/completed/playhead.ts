import { useSyncExternalStore } from "react";

/** What makes the meeting heard; the head asks it, and it tells the head where it is. */
export type Sound = {
  seek: (seconds: number) => void;
  play: () => void;
  pause: () => void;
  rate: (speed: number) => void;
};
export type Motion = "still" | "playing" | "waiting" | "failed";

/**
 * Where in the meeting one is. Outside of React, since it moves many times a second: who shows it follows it by
 * themselves, and only whole seconds are rendered.
 */
export type Playhead = {
  seconds: () => number;
  motion: () => Motion;
  /** How fast the sound passes, 1 being as it was. */
  speed: () => number;
  /** A person wants to be there. */
  seek: (seconds: number) => void;
  toggle: () => void;
  hurry: (speed: number) => void;
  /** The sound is there by itself. */
  reach: (seconds: number) => void;
  become: (motion: Motion) => void;
  attach: (sound: Sound) => () => void;
  watch: (notify: () => void) => () => void;
};

export function createPlayhead(start = 0): Playhead {
  let seconds = start;
  let motion: Motion = "still";
  let speed = 1;
  let sound: Sound | undefined;
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const notify of watchers) notify();
  };
  const reach = (there: number) => {
    if (there === seconds) return;
    seconds = there;
    tell();
  };
  return {
    seconds: () => seconds,
    motion: () => motion,
    speed: () => speed,
    seek: (there) => {
      reach(Math.max(there, 0));
      sound?.seek(seconds);
    },
    toggle: () => {
      if (motion === "playing" || motion === "waiting") sound?.pause();
      else sound?.play();
    },
    hurry: (now) => {
      speed = now;
      sound?.rate(now);
      tell();
    },
    reach,
    become: (now) => {
      if (now === motion) return;
      motion = now;
      tell();
    },
    attach: (made) => {
      sound = made;
      made.rate(speed);
      if (seconds > 0) made.seek(seconds);
      return () => {
        sound = undefined;
        motion = "still";
        tell();
      };
    },
    watch: (notify) => {
      watchers.add(notify);
      return () => watchers.delete(notify);
    },
  };
}

/** The whole second one is at. */
export function useSecond(playhead: Playhead): number {
  return useSyncExternalStore(playhead.watch, () => Math.floor(playhead.seconds()));
}

export function useMotion(playhead: Playhead): Motion {
  return useSyncExternalStore(playhead.watch, playhead.motion);
}

export function useSpeed(playhead: Playhead): number {
  return useSyncExternalStore(playhead.watch, playhead.speed);
}
