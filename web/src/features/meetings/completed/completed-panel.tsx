import { Tabs } from "radix-ui";
import { useRef } from "react";
import type { Meeting } from "@/api/schema";
import { type Place as Cite, Cited } from "@/components/citation";
import { Loading, Skeleton } from "@/components/notices";
import { OutcomeNotice } from "../outcome-notice";
import type { PanelProps, Place } from "../panel";
import { AskPanel } from "./ask-panel";
import { RecordingTab } from "./recording-tab";
import { Ribbon } from "./ribbon";
import { Sound } from "./sound";
import { SummaryTab } from "./summary-tab";
import { TabBar } from "./tab-bar";
import { TabPanel } from "./tab-panel";
import { type Minutes, useMinutes } from "./use-minutes";
import { usePlace } from "./use-place";
import { useSpaceKey } from "./use-space-key";
import { useOutOfView, useWide } from "./window";
import { Words } from "./words";

/** A meeting that is over: what is missing of it, if anything, and all that it left. */
export function CompletedPanel(props: PanelProps) {
  const minutes = useMinutes(props.meeting);
  return (
    <>
      <OutcomeNotice meeting={props.meeting} />
      {leftNothing(props.meeting, minutes) ? null : <Left {...props} minutes={minutes} />}
    </>
  );
}

function leftNothing({ outcome }: Meeting, { recordings }: Minutes): boolean {
  const isSilent = outcome?.kind === "nothing_said" || outcome?.kind === "nothing_received";
  return isSilent && recordings.data?.items.length === 0;
}

/** Who spoke when, above the minutes, the words and the sound; and questions to it. */
function Left({ meeting, place, onPlace, ask, minutes }: PanelProps & { minutes: Minutes }) {
  const { transcript, recordings, tracks, ...woven } = minutes;
  const { playhead, cited, follow } = usePlace(place, woven.segments);
  const hasSound = tracks.length > 0;
  const wide = useWide();
  const ribbon = useRef<HTMLDivElement>(null);
  const away = useOutOfView(ribbon);
  const cloth = woven.length > 0 ? { ...woven, playhead, hasSound } : null;
  const tab = place.tab === "ask" && wide ? "summary" : place.tab;
  useSpaceKey(playhead, hasSound);
  const press = (pressed: Cite) => {
    follow(pressed);
    onPlace({ tab: "transcript", segment: pressed.segment, t: Math.floor(pressed.seconds) });
  };
  return (
    <Cited value={{ meetingId: meeting.id, onFollow: follow }}>
      {hasSound ? <Sound tracks={tracks} playhead={playhead} /> : null}
      <Tabs.Root value={tab} onValueChange={(next) => onPlace({ tab: next as Place["tab"] })}>
        <div ref={ribbon} className="mb-6 empty:mb-0">
          {transcript.isLoading ? <RibbonComing /> : cloth && <Ribbon {...cloth} />}
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 xl:grid-cols-[minmax(0,1fr)_24.25rem]">
          <div className="min-w-0">
            <TabBar wide={wide} mini={away ? cloth : null} />
            <TabPanel tab="summary" shown={tab}>
              <SummaryTab meeting={meeting} chapters={woven.chapters} hasSound={hasSound} />
            </TabPanel>
            <TabPanel tab="transcript" shown={tab}>
              <Words
                meeting={meeting}
                transcript={transcript}
                voices={woven.voices}
                playhead={playhead}
                cited={cited}
                onPlace={press}
              />
            </TabPanel>
            <TabPanel tab="recording" shown={tab}>
              <RecordingTab
                recordings={recordings}
                tracks={tracks}
                segments={woven.segments}
                playhead={playhead}
              />
            </TabPanel>
          </div>
          <AskPanel wide={wide} shown={tab}>
            {ask}
          </AskPanel>
        </div>
      </Tabs.Root>
    </Cited>
  );
}

function RibbonComing() {
  return (
    <Loading>
      <Skeleton className="h-[7.25rem] w-full rounded-card" />
    </Loading>
  );
}
