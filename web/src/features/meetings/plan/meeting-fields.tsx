import { type UseFormReturn, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { failureOf } from "@/api/problems";
import type { Agent } from "@/api/schema";
import { Field, Input, Select } from "@/components/field";
import { AgentChoice } from "./agent-choice";
import { StartField } from "./start-field";
import { lengthsWith, type MeetingWords } from "./words";

type Props = {
  form: UseFormReturn<MeetingWords>;
  /** Why the server did not take it. */
  error: unknown;
  /** Without a start and a length: it begins at once. */
  now?: boolean;
  onChoose: (agent: Agent) => void;
  onNewAgent?: () => void;
};

export function MeetingFields({ form, error, now = false, onChoose, onNewAgent }: Props) {
  const { t } = useTranslation("meetings");
  const { errors } = form.formState;
  const refused = error ? failureOf(error) : undefined;
  const words = useWatch({ control: form.control }) as MeetingWords;
  const agentError = errors.agent_id || refused?.code === "not-found" || refused?.fields.has("agent_id");
  return (
    <>
      <AgentChoice
        chosen={words.agent_id}
        onChoose={onChoose}
        error={agentError ? t("agentWrong") : undefined}
        {...(onNewAgent ? { onNew: onNewAgent } : {})}
      />
      <Field label={t("titleField")} error={errors.title ? t("titleWrong") : refused?.fields.get("title")}>
        {(given) => <Input {...given} {...form.register("title")} autoComplete="off" />}
      </Field>
      {now ? null : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
          <StartField form={form} refused={refused?.fields.get("planned_start")} />
          <LengthField form={form} present={words.duration_minutes} />
        </div>
      )}
    </>
  );
}

function LengthField({ form, present }: { form: UseFormReturn<MeetingWords>; present: number }) {
  const { t } = useTranslation(["meetings", "common"]);
  const choose = (minutes: number) => form.setValue("duration_minutes", minutes, { shouldDirty: true });
  return (
    <Field label={t("lengthField")} className="content-start">
      {(given) => (
        <Select {...given} value={present} onChange={({ target }) => choose(Number(target.value))}>
          {lengthsWith(present).map((minutes) => (
            <option key={minutes} value={minutes}>
              {t("common:minutes", { count: minutes })}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
