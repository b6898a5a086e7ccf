import type { Playhead, Sound } from "./playhead";
import { type Track, trackAt } from "./tracks";

type Player = Pick<
  HTMLMediaElement,
  "src" | "currentTime" | "playbackRate" | "defaultPlaybackRate" | "play" | "pause" | "addEventListener"
>;

/** Lets a media element play the tracks of a meeting one after another, led by the head and leading it. */
export function drive(player: Player, tracks: readonly Track[], playhead: Playhead): () => void {
  const end = new AbortController();
  let track: Track | undefined;
  let wanted = false;
  let frame = 0;

  const place = (seconds: number): boolean => {
    const next = trackAt(tracks, seconds);
    if (!next) return false;
    if (next !== track) player.src = next.url;
    track = next;
    player.currentTime = Math.max(seconds - next.from, 0);
    return true;
  };
  const start = () => {
    wanted = true;
    playhead.become("waiting");
    player.play().catch((error: unknown) => {
      // Pausing or moving on before it sounded breaks off a play, which is no failure.
      if (!(error instanceof DOMException && error.name === "AbortError")) stop("failed");
    });
  };
  const stop = (motion: "still" | "failed") => {
    wanted = false;
    playhead.become(motion);
  };
  const tell = () => {
    if (track && wanted) playhead.reach(track.from + player.currentTime);
  };
  const tellEachFrame = () => {
    tell();
    frame = requestAnimationFrame(tellEachFrame);
  };
  const sound: Sound = {
    seek: (seconds) => {
      if (place(seconds)) {
        if (wanted) start();
      } else {
        player.pause();
        stop("still");
      }
    },
    play: () => {
      if (playhead.motion() === "failed") track = undefined;
      const here = playhead.seconds();
      if (!place(here)) {
        // From the end one begins anew.
        playhead.reach(0);
        place(0);
      }
      start();
    },
    pause: () => {
      player.pause();
      stop("still");
    },
    rate: (speed) => {
      player.playbackRate = speed;
      // A newly loaded track would forget it.
      player.defaultPlaybackRate = speed;
    },
  };
  const on = (event: string, heard: () => void) =>
    player.addEventListener(event, heard, { signal: end.signal });
  on("playing", () => {
    if (wanted) playhead.become("playing");
    cancelAnimationFrame(frame);
    tellEachFrame();
  });
  on("waiting", () => wanted && playhead.become("waiting"));
  on("pause", () => cancelAnimationFrame(frame));
  on("timeupdate", tell);
  on("error", () => stop("failed"));
  on("ended", () => {
    cancelAnimationFrame(frame);
    const reached = track?.to ?? 0;
    if (wanted) playhead.reach(reached);
    if (wanted && place(reached)) start();
    else stop("still");
  });
  const detach = playhead.attach(sound);
  return () => {
    detach();
    end.abort();
    cancelAnimationFrame(frame);
    player.pause();
  };
}
