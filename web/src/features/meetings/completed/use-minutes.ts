import { useMemo } from "react";
import type { Meeting } from "@/api/schema";
import { chaptersOf } from "./chapters";
import { useRecordings, useSummary, useTranscript } from "./queries";
import { tracksOf } from "./tracks";
import { agentsOf, voicesOf } from "./voices";

export type Minutes = ReturnType<typeof useMinutes>;

/** Everything a meeting left, put in relation. */
export function useMinutes(meeting: Meeting) {
  const transcript = useTranscript(meeting);
  const summary = useSummary(meeting.id).data;
  const recordings = useRecordings(meeting.id);
  const said = transcript.data;
  const voices = useMemo(() => (said ? voicesOf(said, agentsOf(meeting)) : []), [said, meeting]);
  const chapters = useMemo(() => (summary ? chaptersOf(summary) : []), [summary]);
  const tracks = useMemo(
    () => tracksOf(recordings.data?.items ?? [], meeting.started_at),
    [recordings.data, meeting.started_at],
  );
  const segments = useMemo(() => said?.segments ?? [], [said]);
  const length = Math.max(0, ...tracks.map(({ to }) => to), ...segments.map((one) => one.end_seconds));
  return { transcript, recordings, voices, chapters, tracks, segments, length };
}
