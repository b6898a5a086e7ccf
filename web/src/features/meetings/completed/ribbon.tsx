import { memo, type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Segment } from "@/api/schema";
import { classes } from "@/components/classes";
import { clock } from "@/when";
import { marksOf } from "./axis";
import type { Chapter } from "./chapters";
import { LaneLabel } from "./lane-label";
import { LANE_LENGTH, type Lane, lanesOf, weave } from "./lanes";
import { PlayButton } from "./play-button";
import type { Playhead } from "./playhead";
import { useSecond } from "./playhead";
import { SeekBar } from "./seek-bar";
import type { Voice } from "./voices";

export type RibbonProps = {
  voices: readonly Voice[];
  segments: readonly Segment[];
  chapters: readonly Chapter[];
  /** How long the meeting was, talk and recording together. */
  length: number;
  playhead: Playhead;
  hasSound: boolean;
};

/** Who spoke when, and where in it one is. */
export function Ribbon(props: RibbonProps) {
  const { voices, length, playhead, hasSound } = props;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 rounded-card border bg-paper p-4 shadow-ribbon sm:px-6 md:grid-cols-[auto_minmax(0,1fr)] md:items-center">
      <div className="flex items-center gap-3 md:grid md:justify-items-center md:gap-1.5">
        {hasSound ? <PlayButton playhead={playhead} className="size-12" /> : null}
        <Clock playhead={playhead} length={length} />
      </div>
      {voices.length > 0 ? <Woven {...props} /> : <Plain {...props} />}
    </section>
  );
}

const COLUMNS =
  "grid grid-cols-[minmax(0,8.5rem)_minmax(0,1fr)] gap-x-4 md:grid-cols-[minmax(0,11rem)_minmax(0,1fr)]";

/** A lane for each voice, with its name and share beside it. */
function Woven({ voices, segments, chapters, length, playhead }: RibbonProps) {
  const [whole, setWhole] = useState(false);
  const lanes = useMemo(() => lanesOf(voices, whole ? voices.length : undefined), [voices, whole]);
  const folded = lanesOf(voices).length < voices.length;
  return (
    <div className="min-w-0">
      <Scrolled when={whole && folded}>
        <div className={COLUMNS}>
          <ul className={classes("grid content-start", pitch(lanes.length))}>
            {lanes.map((lane) => (
              <LaneLabel key={lane.voices[0]?.name} lane={lane} onOpen={() => setWhole(true)} />
            ))}
          </ul>
          <SeekBar playhead={playhead} length={length} segments={segments} chapters={chapters}>
            <Cloth lanes={lanes} segments={segments} length={length} />
          </SeekBar>
        </div>
      </Scrolled>
      <div className={COLUMNS}>
        <Fold folded={folded} whole={whole} onFold={() => setWhole(false)} />
        <Axis length={length} />
      </div>
    </div>
  );
}

/** Where nobody is known to speak there is still a way through the sound. */
function Plain({ segments, chapters, length, playhead }: RibbonProps) {
  return (
    <div className="min-w-0">
      <SeekBar playhead={playhead} length={length} segments={segments} chapters={chapters}>
        <div className="h-5 overflow-hidden rounded-[3px] bg-kapur-2">
          <div className="h-full w-[calc(var(--head)*100%)] bg-nila-3" />
        </div>
      </SeekBar>
      <Axis length={length} />
    </div>
  );
}

function Clock({ playhead, length }: { playhead: Playhead; length: number }) {
  const second = useSecond(playhead);
  return (
    <p className="whitespace-nowrap text-meta text-tinta-3">
      <span className="font-semibold text-tinta">{clock(second)}</span> / {clock(length)}
    </p>
  );
}

/** Many lanes are scrolled within the ribbon, so that the page below stays near. */
function Scrolled({ when, children }: { when: boolean; children: ReactNode }) {
  if (!when) return children;
  return <div className="max-h-[45dvh] overflow-y-auto overscroll-contain pt-2 pr-2">{children}</div>;
}

function Fold({ folded, whole, onFold }: { folded: boolean; whole: boolean; onFold: () => void }) {
  const { t } = useTranslation("minutes");
  if (!folded || !whole) return <span />;
  return (
    <button
      type="button"
      onClick={onFold}
      className="justify-self-start pt-1 text-meta text-nila underline underline-offset-4"
    >
      {t("showFewer")}
    </button>
  );
}

/** The more voices, the nearer they stand. */
function pitch(lanes: number): string {
  if (lanes <= 3) return "auto-rows-[1.75rem]";
  return lanes <= 7 ? "auto-rows-[1.375rem]" : "auto-rows-[1.25rem]";
}

type ClothProps = { lanes: readonly Lane[]; segments: readonly Segment[]; length: number };

/** The lanes, twice: what was passed in full dye, over the whole in a lighter one. */
const Cloth = memo(function Cloth({ lanes, segments, length }: ClothProps) {
  const woven = useMemo(
    () => lanes.map((lane) => lane.voices.map((voice) => stripe(voice, segments, length))),
    [lanes, segments, length],
  );
  return (
    <div className={classes("grid", pitch(lanes.length))}>
      {lanes.map((lane, row) => (
        <div key={lane.voices[0]?.name} className="py-[0.1875rem]">
          <div className="relative h-full overflow-hidden rounded-[3px] bg-kapur-2">
            <Stripes className="opacity-50">{woven[row]}</Stripes>
            <Stripes className="[clip-path:inset(0_calc((1-var(--passed))*100%)_0_0)]">{woven[row]}</Stripes>
          </div>
        </div>
      ))}
    </div>
  );
});

function Stripes({ className, children }: { className: string; children: ReactNode }) {
  return (
    <svg
      viewBox={`0 0 ${LANE_LENGTH} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className={classes("absolute inset-0 size-full", className)}
    >
      {children}
    </svg>
  );
}

function stripe(voice: Voice, segments: readonly Segment[], length: number) {
  const turns = segments.filter(({ speaker }) => speaker === voice.name);
  return <path key={voice.name} d={weave(turns, length)} style={{ fill: voice.dye }} />;
}

/** Times below the lanes; on a phone every other one. */
function Axis({ length }: { length: number }) {
  const few = new Set(marksOf(length, 4));
  return (
    <div aria-hidden className="relative mt-1.5 h-4 text-[0.75rem] text-tinta-3 leading-4">
      {marksOf(length, 5).map((at) => (
        <span
          key={at}
          style={{ left: `${length > 0 ? (at / length) * 100 : 0}%` }}
          className={classes("absolute", at > 0 && "-translate-x-1/2", !few.has(at) && "max-sm:hidden")}
        >
          {clock(at)}
        </span>
      ))}
    </div>
  );
}
