import { useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Agent } from "@/api/schema";
import type { MeetingWords } from "./words";

/** Chooses an agent; the title names it, as long as nobody wrote one. */
export function useChooseAgent(form: UseFormReturn<MeetingWords>): (agent: Agent) => void {
  const { t } = useTranslation("meetings");
  const suggested = useRef("");
  return ({ id, name }) => {
    const shouldValidate = form.formState.isSubmitted;
    form.setValue("agent_id", id, { shouldDirty: true, shouldValidate });
    const title = form.getValues("title");
    if (title !== "" && title !== suggested.current) return;
    suggested.current = t("suggestedTitle", { agent: name });
    form.setValue("title", suggested.current, { shouldValidate });
  };
}
