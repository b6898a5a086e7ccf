import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { type UseFormReturn, useForm, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { failureOf } from "@/api/problems";
import type { Agent } from "@/api/schema";
import { Button } from "@/components/button";
import { AgentFields } from "./agent-fields";
import { AgentPreview } from "./agent-preview";
import { ExampleChoice } from "./example-choice";
import { EXAMPLES, type Example } from "./examples";
import { useCreateAgent, useEditAgent } from "./queries";
import { type AgentWords, agentWords, changedWords, DEFAULT_VOICE, wordsOf } from "./words";

type Props = {
  /** With the agent as the server keeps it. */
  onDone: (agent: Agent) => void;
  onCancel: () => void;
  /** What stands in the form of a new agent to begin with. */
  start?: Partial<AgentWords>;
};

/** Describes a new agent. A form of its own: it stands beside other forms, never inside one. */
export function AgentForm({ onDone, onCancel, start = {} }: Props) {
  const { t, i18n } = useTranslation("agents");
  const create = useCreateAgent();
  const language = i18n.language === "en" ? "en" : "id";
  const form = useAgentForm({ name: "", instructions: "", language, voice: DEFAULT_VOICE, ...start });
  return (
    <Frame
      form={form}
      onSubmit={(body) => create.mutate({ body }, { onSuccess: onDone })}
      onCancel={onCancel}
      action={t("create")}
      busy={create.isPending}
      error={create.error}
    />
  );
}

/** The same for an agent that is there already. */
export function EditAgentForm({ agent, onDone, onCancel }: Omit<Props, "start"> & { agent: Agent }) {
  const { t } = useTranslation("agents");
  const edit = useEditAgent(agent, t("notSaved"));
  // Not of what is shown meanwhile: the changes stand there before the server has agreed.
  const [before] = useState(() => wordsOf(agent));
  const form = useAgentForm(before);
  const params = { path: { id: agent.id } };
  return (
    <Frame
      form={form}
      onSubmit={(words) => edit.mutate({ params, body: changedWords(before, words) }, { onSuccess: onDone })}
      onCancel={onCancel}
      action={t("saveChanges")}
      busy={edit.isPending}
      error={edit.error}
      id={agent.id}
    />
  );
}

type FrameProps = {
  form: UseFormReturn<AgentWords>;
  onSubmit: (words: AgentWords) => void;
  onCancel: () => void;
  action: string;
  busy: boolean;
  error: unknown;
  id?: string;
};

function Frame({ form, onSubmit, onCancel, action, busy, error, id }: FrameProps) {
  const { t } = useTranslation();
  const words = useWatch({ control: form.control }) as AgentWords;
  const failure = error ? failureOf(error) : undefined;
  const choose = useChooseExample(form);
  return (
    <form noValidate onSubmit={form.handleSubmit(onSubmit)} className="@container grid gap-5">
      {failure ? (
        <p role="alert" className="rounded-control bg-bata-lembut px-4 py-3 text-bata">
          {failure.title}
        </p>
      ) : null}
      {id === undefined ? <ExampleChoice onChoose={choose} /> : null}
      <div className="grid @lg:grid-cols-[minmax(0,1fr)_13rem] grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-5">
        <AgentFields form={form} words={words} refused={failure?.fields} />
        <AgentPreview words={words} id={id} />
      </div>
      <div className="flex justify-end gap-3">
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button type="submit" tone="primary" busy={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}

function useAgentForm(defaultValues: AgentWords): UseFormReturn<AgentWords> {
  return useForm<AgentWords>({ resolver: zodResolver(agentWords), defaultValues });
}

/** Takes an example's words; words of one's own can be had back. */
function useChooseExample(form: UseFormReturn<AgentWords>): (example: Example) => void {
  const { t } = useTranslation("agents");
  const isExample = (text: string) => EXAMPLES.some((one) => t(`examples.${one}.instructions`) === text);
  const isExampleName = (text: string) => EXAMPLES.some((one) => t(`examples.${one}.name`) === text);
  return (example) => {
    const { name, instructions } = form.getValues();
    const taken = { shouldDirty: true, shouldValidate: form.formState.isSubmitted };
    if (name.trim() === "" || isExampleName(name))
      form.setValue("name", t(`examples.${example}.name`), taken);
    form.setValue("instructions", t(`examples.${example}.instructions`), taken);
    if (instructions.trim() === "" || isExample(instructions)) return;
    const undo = () => form.setValue("instructions", instructions, taken);
    toast(t("replaced"), { action: { label: t("undo"), onClick: undo } });
  };
}
