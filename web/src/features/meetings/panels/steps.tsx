import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { classes } from "@/components/classes";
import { type Step, type StepState, stepsOf } from "../waiting";

/** Call, transcript, minutes: what is done, what goes on, what is left. */
export function Steps({ meeting }: { meeting: Meeting }) {
  return (
    <ol className="grid gap-4 sm:grid-cols-3">
      {stepsOf(meeting).map(({ step, state }) => (
        <li
          key={step}
          aria-current={state === "now" ? "step" : undefined}
          className="flex items-center gap-3 max-sm:not-last:border-b max-sm:not-last:pb-4"
        >
          <Mark state={state} />
          <StepName step={step} state={state} />
        </li>
      ))}
    </ol>
  );
}

function StepName({ step, state }: { step: Step; state: StepState }) {
  const { t } = useTranslation("meetings");
  return (
    <span className="grid leading-snug">
      <span className={classes("font-medium", state === "next" && "text-tinta-2")}>
        {t(`processing.steps.${step}`)}
      </span>
      <span className={classes("text-meta", state === "now" ? "text-soga-teks" : "text-tinta-3")}>
        {state === "next" ? t("processing.next") : t(`processing.${state}.${step}`)}
      </span>
    </span>
  );
}

function Mark({ state }: { state: StepState }) {
  return (
    <span
      aria-hidden
      className={classes(
        "grid size-7 shrink-0 place-items-center rounded-full",
        state === "done" && "bg-pandan-lembut text-pandan",
        state === "now" && "bg-soga-lembut",
        state === "next" && "border border-garis-kuat border-dashed",
      )}
    >
      {state === "done" ? <Check className="size-4" /> : null}
      {state === "now" ? <span className="size-2.5 animate-pulse rounded-[26%] bg-soga" /> : null}
    </span>
  );
}
