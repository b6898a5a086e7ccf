import { useEffect, useRef } from "react";
import { drive } from "./player";
import type { Playhead } from "./playhead";
import type { Track } from "./tracks";

/** The browser's own player, unseen, led by the head and leading it. */
export function Sound({ tracks, playhead }: { tracks: readonly Track[]; playhead: Playhead }) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => (audio.current ? drive(audio.current, tracks, playhead) : undefined), [tracks, playhead]);
  // biome-ignore lint/a11y/useMediaCaption: the transcript is on the same page
  return <audio ref={audio} preload="metadata" hidden />;
}
