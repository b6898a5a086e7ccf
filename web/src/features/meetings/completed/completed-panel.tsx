import { Tabs } from "radix-ui";
import { Activity, type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Transcript } from "@/api/schema";
import { Cited } from "@/components/citation";
import { classes } from "@/components/classes";
import { Empty, Failed, Loading, Skeleton } from "@/components/notices";
import type { PanelProps, Place } from "../panel";
import { RecordingTab } from "./recording-tab";
import { Ribbon } from "./ribbon";
import { Sound } from "./sound";
import { SummaryTab } from "./summary-tab";
import { TabBar } from "./tab-bar";
import { TranscriptTab } from "./transcript-tab";
import { useMinutes } from "./use-minutes";
import { usePlace } from "./use-place";
import { useSpaceKey } from "./use-space-key";
import { useOutOfView, useWide } from "./window";

type Tab = Place["tab"];

/** A meeting that is over: who spoke when, its minutes, its words, its sound, and questions to it. */
export function CompletedPanel({ meeting, place, onPlace, ask }: PanelProps) {
  const { transcript, recordings, tracks, chapters, ...rest } = useMinutes(meeting);
  const { playhead, cited, follow } = usePlace(place, rest.segments);
  const wide = useWide();
  const ribbon = useRef<HTMLDivElement>(null);
  const away = useOutOfView(ribbon);
  const tab: Tab = place.tab === "ask" && wide ? "summary" : place.tab;
  const woven = { ...rest, chapters, playhead, hasSound: tracks.length > 0 };
  const isWoven = rest.length > 0;
  useSpaceKey(playhead, woven.hasSound);
  const reader = (said: Transcript) => (
    <TranscriptTab
      meeting={meeting}
      transcript={said}
      voices={rest.voices}
      playhead={playhead}
      cited={cited}
      onPlace={(pressed) => {
        follow(pressed);
        onPlace({ tab: "transcript", segment: pressed.segment, t: Math.floor(pressed.seconds) });
      }}
    />
  );
  return (
    <Cited value={{ meetingId: meeting.id, onFollow: follow }}>
      {woven.hasSound ? <Sound tracks={tracks} playhead={playhead} /> : null}
      <Tabs.Root value={tab} onValueChange={(next) => onPlace({ tab: next as Tab })}>
        <div ref={ribbon} className="mb-6 empty:mb-0">
          {transcript.isLoading ? <RibbonComing /> : isWoven ? <Ribbon {...woven} /> : null}
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 xl:grid-cols-[minmax(0,1fr)_24.25rem]">
          <div className="min-w-0">
            <TabBar wide={wide} mini={away && isWoven ? woven : null} />
            <Panel tab="summary" shown={tab}>
              <SummaryTab meeting={meeting} chapters={chapters} />
            </Panel>
            <Panel tab="transcript" shown={tab}>
              <Words transcript={transcript} reader={reader} has={meeting.has_transcript} />
            </Panel>
            <Panel tab="recording" shown={tab}>
              <RecordingTab
                recordings={recordings}
                tracks={tracks}
                segments={rest.segments}
                playhead={playhead}
              />
            </Panel>
          </div>
          <AskPanel wide={wide} shown={tab}>
            {ask}
          </AskPanel>
        </div>
      </Tabs.Root>
    </Cited>
  );
}

/** A tab's content stays as it was left; what is not shown is made ready when there is time. */
function Panel({ tab, shown, children }: { tab: Tab; shown: Tab; children: ReactNode }) {
  return (
    <Tabs.Content value={tab} forceMount className="pt-6 data-[state=inactive]:hidden">
      <Activity mode={tab === shown ? "visible" : "hidden"}>{children}</Activity>
    </Tabs.Content>
  );
}

/** Beside the rest where there is room; else a tab. The same one in both, so that nothing typed in it is lost. */
function AskPanel({ wide, shown, children }: { wide: boolean; shown: Tab; children: ReactNode }) {
  const { t } = useTranslation("minutes");
  const named = wide
    ? { role: "complementary", "aria-label": t("ask"), "aria-labelledby": undefined, tabIndex: -1 }
    : {};
  return (
    <Tabs.Content
      value="ask"
      forceMount
      {...named}
      className={classes(
        "min-w-0 max-xl:pt-6 xl:sticky xl:top-6 xl:h-[min(42rem,calc(100dvh-3rem))] xl:self-start",
        shown !== "ask" && "max-xl:hidden",
      )}
    >
      {children}
    </Tabs.Content>
  );
}

type WordsProps = {
  transcript: { data: Transcript | undefined; error: unknown; refetch: () => unknown };
  reader: (said: Transcript) => ReactNode;
  has: boolean;
};

function Words({ transcript: { data, error, refetch }, reader, has }: WordsProps) {
  const { t } = useTranslation("minutes");
  if (!has) return <Empty title={t("noTranscript")}>{t("noTranscriptText")}</Empty>;
  if (data) return reader(data);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <Loading>
      <div className="grid gap-5">
        <Skeleton className="h-10" />
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    </Loading>
  );
}

function RibbonComing() {
  return (
    <Loading>
      <Skeleton className="h-[7.25rem] w-full rounded-card" />
    </Loading>
  );
}
