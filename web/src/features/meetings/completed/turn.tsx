import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Segment } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { classes } from "@/components/classes";
import { Person } from "@/components/person";
import { clock } from "@/when";
import { cut, type Span } from "./matches";
import type { Voice } from "./voices";

type Props = {
  meetingId: string;
  segment: Segment;
  voice: Voice | undefined;
  /** What an agent's cloth follows from. */
  tile: string;
  /** The same voice as in the turn before. */
  continues: boolean;
  isCited: boolean;
  /** Where the Tab key comes in; from there J and K lead on, and a thousand links are not in its way. */
  isEntry: boolean;
  /** Where searched words stand in it. */
  spans: readonly Span[] | undefined;
  /** The start of the match one is at. */
  current: number | undefined;
};

/** One turn of the talk. */
export const Turn = memo(function Turn(props: Props) {
  const { t } = useTranslation("minutes");
  const { segment, voice, tile, continues, isCited, isEntry } = props;
  return (
    <article
      id={segment.id}
      data-turn
      tabIndex={isEntry ? 0 : -1}
      aria-label={t("turn", { speaker: segment.speaker, at: clock(segment.start_seconds) })}
      aria-current={isCited ? "true" : undefined}
      className={classes(
        "-mx-3 grid scroll-mt-36 max-sm:scroll-mt-52 scroll-mb-24 grid-cols-[2rem_minmax(0,1fr)] gap-x-3.5 rounded-control px-3 focus-visible:outline-offset-[-2px] data-now:bg-kapur-2",
        continues ? "py-1" : "pt-3 pb-1.5",
        isCited && "bg-nila-lembut data-now:bg-nila-lembut",
      )}
    >
      {continues ? <span /> : <Face voice={voice} name={segment.speaker} tile={tile} />}
      <div className="min-w-0">
        {continues ? null : (
          <p className="mb-0.5 flex items-baseline gap-2 leading-snug">
            <span className="truncate font-semibold text-[0.875rem]">{segment.speaker}</span>
            <Time {...props} />
          </p>
        )}
        <p className="break-words leading-[1.55]">
          {continues ? (
            <>
              <Time {...props} />{" "}
            </>
          ) : null}
          <Words {...props} />
        </p>
      </div>
    </article>
  );
});

function Face({ voice, name, tile }: { voice: Voice | undefined; name: string; tile: string }) {
  if (voice?.isAgent) return <AgentTile id={tile} />;
  return <Person name={name} voice={voice?.place ?? 0} />;
}

function Time({ meetingId, segment: { id, start_seconds } }: Props) {
  const search = new URLSearchParams({ tab: "transcript", segment: id, t: `${Math.floor(start_seconds)}` });
  return (
    <a
      href={`/meetings/${meetingId}?${search}`}
      data-seconds={start_seconds}
      tabIndex={-1}
      className="rounded-md bg-nila-lembut px-1.5 font-medium text-meta text-nila hover:bg-nila hover:text-on-nila in-aria-current:bg-paper in-aria-current:hover:bg-nila"
    >
      {clock(start_seconds)}
    </a>
  );
}

function Words({ segment: { text }, spans, current }: Props) {
  if (spans === undefined) return text;
  return cut(text, spans).map(({ text: piece, span }, place) =>
    span === null ? (
      piece
    ) : (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other identity
        key={place}
        className={classes(
          "rounded-[3px] px-px text-inherit",
          spans[span]?.start === current ? "bg-nila text-on-nila" : "bg-soga/35",
        )}
      >
        {piece}
      </mark>
    ),
  );
}
