import { useMemo } from "react";
import type { Meeting } from "@/api/schema";
import { chaptersOf } from "./chapters";
import { useSummary, useTranscript } from "./queries";
import { agentsOf, voicesOf } from "./voices";

/** Everything a meeting left, put in relation. */
export function useMinutes(meeting: Meeting) {
  const transcript = useTranscript(meeting);
  const summary = useSummary(meeting.id).data;
  const said = transcript.data;
  const voices = useMemo(() => (said ? voicesOf(said, agentsOf(meeting)) : []), [said, meeting]);
  const chapters = useMemo(() => (summary ? chaptersOf(summary) : []), [summary]);
  const segments = useMemo(() => said?.segments ?? [], [said]);
  const length = Math.max(0, ...segments.map((one) => one.end_seconds));
  return { transcript, voices, chapters, segments, length };
}
