import { type MouseEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting, Transcript } from "@/api/schema";
import { type Place, stays } from "@/components/citation";
import { FollowNow } from "./follow-now";
import { bySegment, matchesIn } from "./matches";
import type { Playhead } from "./playhead";
import { here, stretchesOf, Turns } from "./stretch";
import { TranscriptSearch } from "./transcript-search";
import { useCitedTurn } from "./use-cited-turn";
import { useTurnKeys } from "./use-turn-keys";
import type { Voice } from "./voices";

type Props = {
  meeting: Meeting;
  transcript: Transcript;
  voices: readonly Voice[];
  playhead: Playhead;
  /** The place somebody asked for; each time another object. */
  cited: Place | null;
  /** The time of a turn was pressed. */
  onPlace: (place: Place) => void;
};

/** What was said, word for word: searched, followed, and linked to turn by turn. */
export function TranscriptTab({ meeting, transcript, voices, playhead, cited, onPlace }: Props) {
  const { t } = useTranslation("minutes");
  const { segments, timing } = transcript;
  const list = useRef<HTMLDivElement>(null);
  const [sought, setSought] = useState("");
  const [current, setCurrent] = useState(0);
  const matches = useMemo(() => matchesIn(segments, sought), [segments, sought]);
  const found = useMemo(() => bySegment(matches), [matches]);
  const stretches = useMemo(() => stretchesOf(segments), [segments]);
  const byName = useMemo(() => new Map(voices.map((voice) => [voice.name, voice])), [voices]);
  const match = matches[current];
  const entry = cited?.segment ?? segments[0]?.id;
  useCitedTurn(list, cited);
  useTurnKeys(list);
  const onClick = (event: MouseEvent) => {
    const place = placePressed(event);
    if (place) onPlace(place);
  };
  return (
    <div>
      <TranscriptSearch
        list={list}
        matches={matches}
        current={current}
        onCurrent={setCurrent}
        sought={sought}
        onSearch={setSought}
      />
      {timing === "estimated" ? <p className="mt-3 text-meta text-tinta-3">{t("estimated")}</p> : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys press the links inside, and their presses arrive here */}
      <div ref={list} role="feed" aria-label={t("transcript")} onClick={onClick} className="mt-2">
        {stretches.map((stretch) => (
          <Turns
            key={stretch.segments[0]?.id}
            meetingId={meeting.id}
            tile={meeting.agent?.id ?? undefined}
            stretch={stretch}
            voices={byName}
            cited={here(stretch, cited?.segment) ? cited?.segment : undefined}
            entry={here(stretch, entry) ? entry : undefined}
            found={stretch.segments.some(({ id }) => found.has(id)) ? found : undefined}
            match={here(stretch, match?.segment) ? match : undefined}
          />
        ))}
      </div>
      <FollowNow list={list} segments={segments} playhead={playhead} />
    </div>
  );
}

/** The links of the turns are plain ones, since a thousand that watch the address would be felt. */
function placePressed(event: MouseEvent): Place | null {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-seconds]") : null;
  const segment = link?.closest("[data-turn]")?.id;
  if (!link || !segment || !stays(event)) return null;
  event.preventDefault();
  return { segment, seconds: Number(link.dataset.seconds) };
}
