import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Segment } from "@/api/schema";
import { classes } from "@/components/classes";
import { clock } from "@/when";
import { type Chapter, chapterAt } from "./chapters";
import { turnAt } from "./now";
import { type Playhead, useSecond } from "./playhead";
import { soughtByKey } from "./ribbon-keys";

type Props = {
  playhead: Playhead;
  length: number;
  segments: readonly Segment[];
  chapters: readonly Chapter[];
  /** What lies below the head. It finds in `--passed`, from 0 to 1, how much of it was passed. */
  children: ReactNode;
  className?: string;
};

/** A slider over the whole meeting: by pointer, finger and keyboard. */
export function SeekBar({ playhead, length, segments, chapters, children, className }: Props) {
  const { t } = useTranslation("minutes");
  const bar = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const second = Math.min(useSecond(playhead), Math.floor(length));
  useHead(bar, playhead, length);
  const speaker = segments[turnAt(segments, second)]?.speaker;
  const times = { at: clock(second), length: clock(length) };
  const onKeyDown = (event: KeyboardEvent) => {
    const sought = soughtByKey(event.key, playhead.seconds(), length);
    if (sought === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    playhead.seek(sought);
  };
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    const there = secondsUnder(event, length);
    setHovered(event.pointerType === "mouse" ? there : null);
    if (event.buttons & 1) playhead.seek(there);
  };
  return (
    <div
      ref={bar}
      role="slider"
      tabIndex={0}
      aria-label={t("ribbon")}
      aria-valuemin={0}
      aria-valuemax={Math.floor(length)}
      aria-valuenow={second}
      aria-valuetext={speaker ? t("ribbonAtSpeaker", { ...times, speaker }) : t("ribbonAt", times)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onPointer(event);
      }}
      onPointerMove={onPointer}
      onPointerLeave={() => setHovered(null)}
      className={classes("relative cursor-pointer touch-pan-y select-none rounded-[3px]", className)}
    >
      {children}
      <ChapterMarks chapters={chapters} length={length} />
      <span
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-[calc(var(--head)*100%)] w-0.5 -translate-x-1/2 bg-tinta before:absolute before:-top-1.5 before:left-1/2 before:size-2 before:-translate-x-1/2 before:rounded-full before:bg-tinta"
      />
      {hovered === null ? null : (
        <Hint seconds={hovered} length={length} segments={segments} chapters={chapters} />
      )}
    </div>
  );
}

function secondsUnder({ clientX, currentTarget }: PointerEvent<HTMLDivElement>, length: number): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return width > 0 ? Math.min(Math.max((clientX - left) / width, 0), 1) * length : 0;
}

/** The head moves with each frame of the sound, without rendering. */
function useHead(bar: { current: HTMLElement | null }, playhead: Playhead, length: number) {
  useEffect(() => {
    const move = () => {
      const part = length > 0 ? Math.min(playhead.seconds() / length, 1) : 0;
      bar.current?.style.setProperty("--head", String(part));
      // Before anything was passed, the whole cloth is shown as it is dyed.
      bar.current?.style.setProperty("--passed", String(part || 1));
    };
    move();
    return playhead.watch(move);
  }, [bar, playhead, length]);
}

function ChapterMarks({ chapters, length }: { chapters: readonly Chapter[]; length: number }) {
  return chapters.map(({ start, title }) =>
    start?.start_seconds && length > 0 ? (
      <span
        key={title + start.segment_id}
        aria-hidden
        style={{ left: `${(start.start_seconds / length) * 100}%` }}
        className="pointer-events-none absolute -inset-y-0.5 border-tinta-3 border-l border-dashed"
      />
    ) : null,
  );
}

type HintProps = { seconds: number } & Pick<Props, "length" | "segments" | "chapters">;

/** What is under the pointer: the time, who speaks, in which chapter. */
function Hint({ seconds, length, segments, chapters }: HintProps) {
  const speaker = segments[turnAt(segments, seconds)]?.speaker;
  const chapter = chapterAt(chapters, seconds)?.title;
  const part = length > 0 ? seconds / length : 0;
  return (
    <span
      aria-hidden
      style={{ left: `${part * 100}%`, transform: `translateX(-${part * 100}%)` }}
      className="pointer-events-none absolute bottom-full z-10 mb-2.5 max-w-80 truncate whitespace-nowrap rounded-lg bg-tinta px-2.5 py-1 text-kapur text-meta"
    >
      <span className="font-semibold">{clock(seconds)}</span>
      {speaker ? ` · ${speaker}` : ""}
      {chapter ? ` · ${chapter}` : ""}
    </span>
  );
}
