import { memo, useMemo } from "react";
import type { Segment } from "@/api/schema";
import { clock } from "@/when";
import { LANE_LENGTH, weave } from "./lanes";
import { PlayButton } from "./play-button";
import { useSecond } from "./playhead";
import type { RibbonProps } from "./ribbon";
import { SeekBar } from "./seek-bar";
import type { Voice } from "./voices";

/** The ribbon in one lane, for where the large one is out of sight. */
export function MiniRibbon({ voices, segments, chapters, length, playhead, hasSound }: RibbonProps) {
  const second = useSecond(playhead);
  return (
    <div className="fade-in-0 flex min-w-0 flex-1 animate-in items-center gap-3 pb-2.5 max-sm:basis-full max-sm:border-t max-sm:pt-2.5 sm:max-w-96">
      {hasSound ? <PlayButton playhead={playhead} className="size-7" /> : null}
      <span className="min-w-9 text-right font-semibold text-meta">{clock(second)}</span>
      <SeekBar
        playhead={playhead}
        length={length}
        segments={segments}
        chapters={chapters}
        className="min-w-0 flex-1"
      >
        <Strip voices={voices} segments={segments} length={length} />
      </SeekBar>
    </div>
  );
}

type StripProps = { voices: readonly Voice[]; segments: readonly Segment[]; length: number };

const Strip = memo(function Strip({ voices, segments, length }: StripProps) {
  const paths = useMemo(
    () =>
      voices.map((voice) => (
        <path
          key={voice.name}
          d={weave(
            segments.filter(({ speaker }) => speaker === voice.name),
            length,
          )}
          style={{ fill: voice.dye }}
        />
      )),
    [voices, segments, length],
  );
  return (
    <svg
      viewBox={`0 0 ${LANE_LENGTH} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="block h-4 w-full rounded-[3px] bg-kapur-2"
    >
      {paths}
    </svg>
  );
});
