import { useQuery } from "@tanstack/react-query";
import type { Meeting } from "@/api/schema";
import type { Mode } from "../plan/mode";
import { ScheduleDialog } from "../plan/schedule-dialog";
import type { NewAgentForm } from "../plan/schedule-form";
import { meetingQuery } from "../queries";
import type { MeetingSearch } from "../search";

type Props = {
  mode: Mode;
  search: MeetingSearch;
  onMode: (mode: Mode) => void;
  onScheduled: (meeting: Meeting) => void;
  onClose: () => void;
  newAgent: NewAgentForm;
};

/** Begins with the words of the meeting that is planned again, if the address names one. */
export function PlanDialog({ search: { again, agent_id }, ...rest }: Props) {
  const { data: before, isLoading } = useQuery({
    ...meetingQuery(again ?? ""),
    enabled: again !== undefined,
  });
  if (isLoading) return null;
  const start = before ? wordsAgain(before) : agent_id ? { agent_id } : {};
  return <ScheduleDialog {...rest} start={start} />;
}

/** All but the time, which has passed. */
function wordsAgain({ title, agent, duration_minutes }: Meeting) {
  return { title, agent_id: agent?.id ?? "", duration_minutes };
}
