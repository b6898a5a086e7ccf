import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { failureOf } from "@/api/problems";
import type { Agent, Meeting } from "@/api/schema";
import { Button } from "@/components/button";
import { agentChoicesQuery, useScheduleMeeting } from "../queries";
import { MeetingFields } from "./meeting-fields";
import type { Mode } from "./mode";
import { Times } from "./times";
import { useChooseAgent } from "./use-choose-agent";
import { DEFAULT_MINUTES, type MeetingWords, meetingWords, newMeeting } from "./words";

export type NewAgentForm = (given: { onDone: (agent: Agent) => void; onCancel: () => void }) => ReactNode;

type Props = {
  mode: Mode;
  onMode: (mode: Mode) => void;
  /** What stands in the form to begin with. */
  start: Partial<MeetingWords>;
  onScheduled: (meeting: Meeting) => void;
  onCancel: () => void;
  newAgent: NewAgentForm;
  /** An agent is being described; the meeting waits. */
  making: boolean;
  onMaking: (making: boolean) => void;
};

/** Plans a meeting, or begins one. What was typed stays while an agent is described, and while the server is away. */
export function ScheduleForm({ start, making, onMaking, newAgent, ...rest }: Props) {
  const form = useForm<MeetingWords>({
    resolver: zodResolver(meetingWords()),
    defaultValues: { title: "", agent_id: "", start: "", duration_minutes: DEFAULT_MINUTES, ...start },
  });
  const choose = useChooseAgent(form);
  useLikelyAgent(form, choose);
  const done = (agent: Agent) => {
    choose(agent);
    onMaking(false);
  };
  return (
    <>
      <div hidden={making}>
        <Words {...rest} form={form} choose={choose} onNewAgent={() => onMaking(true)} />
      </div>
      {making ? newAgent({ onDone: done, onCancel: () => onMaking(false) }) : null}
    </>
  );
}

type WordsProps = Pick<Props, "mode" | "onMode" | "onScheduled" | "onCancel"> & {
  form: UseFormReturn<MeetingWords>;
  choose: (agent: Agent) => void;
  onNewAgent: () => void;
};

function Words({ mode, onMode, onScheduled, onCancel, form, choose, onNewAgent }: WordsProps) {
  const { t } = useTranslation(["meetings", "common"]);
  const schedule = useScheduleMeeting();
  const now = mode === "now";
  const send = (words: MeetingWords) =>
    schedule.mutate({ body: newMeeting(words, now) }, { onSuccess: onScheduled });
  return (
    <form noValidate onSubmit={form.handleSubmit(send)} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {schedule.error ? (
        <p role="alert" className="rounded-control bg-bata-lembut px-4 py-3 text-bata">
          {failureOf(schedule.error).title}
        </p>
      ) : null}
      <Times mode={mode} onMode={onMode} />
      <MeetingFields form={form} error={schedule.error} now={now} onChoose={choose} onNewAgent={onNewAgent} />
      <div className="sticky bottom-0 -mx-1 flex flex-wrap justify-end gap-3 bg-paper px-1 pt-3">
        <Button onClick={onCancel}>{t("common:cancel")}</Button>
        <Button type="submit" tone="primary" busy={schedule.isPending}>
          {t(now ? "enterLobby" : "planIt")}
          {now ? <ArrowRight aria-hidden /> : null}
        </Button>
      </div>
    </form>
  );
}

/** The one they meet most, until they choose. */
function useLikelyAgent(form: UseFormReturn<MeetingWords>, choose: (agent: Agent) => void): void {
  const { data } = useQuery(agentChoicesQuery(""));
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (settled || data === undefined) return;
    const wanted = form.getValues("agent_id");
    const [likely] = wanted
      ? data.items.filter(({ id }) => id === wanted)
      : [...data.items].sort((one, other) => other.meetings - one.meetings);
    // A list from before their first agent is empty; the next one is not.
    if (likely === undefined) return;
    setSettled(true);
    choose(likely);
  }, [settled, data, form, choose]);
}
