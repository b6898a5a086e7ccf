import { LoaderCircle, Pause, Play, RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "@/components/classes";
import { type Motion, type Playhead, useMotion } from "./playhead";

const SHOWN = {
  still: { icon: Play, label: "play" },
  playing: { icon: Pause, label: "pause" },
  waiting: { icon: LoaderCircle, label: "waiting" },
  failed: { icon: RotateCw, label: "play" },
} as const satisfies Record<Motion, unknown>;

/** Plays and pauses; failed before, it tries again. */
export function PlayButton({ playhead, className }: { playhead: Playhead; className?: string }) {
  const { t } = useTranslation("minutes");
  const motion = useMotion(playhead);
  const { icon: Icon, label } = SHOWN[motion];
  return (
    <button
      type="button"
      onClick={playhead.toggle}
      aria-label={t(label)}
      className={classes(
        "grid shrink-0 place-items-center rounded-full bg-nila text-on-nila transition-colors hover:bg-nila/90",
        className,
      )}
    >
      <Icon
        aria-hidden
        className={classes(
          "size-[42%] fill-current",
          motion === "waiting" && "animate-spin fill-none",
          motion === "failed" && "fill-none",
        )}
      />
    </button>
  );
}
