import { type CSSProperties, memo } from "react";
import type { Segment } from "@/api/schema";
import type { Match } from "./matches";
import { Turn } from "./turn";
import type { Voice } from "./voices";

export type Stretch = { segments: readonly Segment[]; before: Segment | undefined };

const TURNS = 24;

/** A transcript in stretches, each laid out only near the window: thousands of turns then cost as little as a few. */
export function stretchesOf(segments: readonly Segment[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = 0; at < segments.length; at += TURNS) {
    stretches.push({ segments: segments.slice(at, at + TURNS), before: segments[at - 1] });
  }
  return stretches;
}

export function here({ segments }: Stretch, segment: string | undefined): boolean {
  return segment !== undefined && segments.some(({ id }) => id === segment);
}

type Props = {
  meetingId: string;
  tile: string | undefined;
  stretch: Stretch;
  voices: ReadonlyMap<string, Voice>;
  /** The turn that was asked for, where it is one of these. */
  cited: string | undefined;
  /** Where the Tab key comes in, if it is one of these. */
  entry: string | undefined;
  /** Where searched words stand, if they stand here. */
  found: ReadonlyMap<string, readonly Match[]> | undefined;
  /** The match one is at, if it is here. */
  match: Match | undefined;
};

export const Turns = memo(function Turns({
  stretch,
  voices,
  cited,
  entry,
  found,
  match,
  meetingId,
  tile,
}: Props) {
  const { segments, before } = stretch;
  return (
    <div
      style={guessedHeight(stretch)}
      className="-mx-3 px-3 [--guessed:var(--wide)] [contain-intrinsic-block-size:auto_var(--guessed)] [content-visibility:auto] max-sm:[--guessed:var(--narrow)]"
    >
      {segments.map((segment, place) => (
        <Turn
          key={segment.id}
          meetingId={meetingId}
          segment={segment}
          voice={voices.get(segment.speaker)}
          tile={tile ?? segment.speaker}
          continues={(segments[place - 1] ?? before)?.speaker === segment.speaker}
          isCited={cited === segment.id}
          isEntry={entry === segment.id}
          spans={found?.get(segment.id)}
          current={match?.segment === segment.id ? match.start : undefined}
        />
      ))}
    </div>
  );
});

const LINE_PIXELS = 23.25;
const HEAD_PIXELS = 39.25;
const CONTINUED_PIXELS = 8;
const WIDE_SIGNS = 83;
const NARROW_SIGNS = 40;

/** As high as its words will probably make it; the nearer the guess, the steadier the scroll bar. */
function guessedHeight(stretch: Stretch): CSSProperties {
  const [wide, narrow] = [WIDE_SIGNS, NARROW_SIGNS].map((signs) => `${guess(stretch, signs)}px`);
  return { "--wide": wide, "--narrow": narrow } as CSSProperties;
}

function guess({ segments, before }: Stretch, signs: number): number {
  let last = before?.speaker;
  return segments.reduce((height, { speaker, text }) => {
    const above = speaker === last ? CONTINUED_PIXELS : HEAD_PIXELS;
    last = speaker;
    return height + above + Math.max(Math.ceil(text.length / signs), 1) * LINE_PIXELS;
  }, 0);
}
