import { type UseFormReturn, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { useWhen } from "@/when";
import { likelyStarts, toField } from "./start-time";
import type { MeetingWords } from "./words";

type Props = { form: UseFormReturn<MeetingWords>; refused: string | undefined };

/** When it begins, by the reader's clock; or not said yet. */
export function StartField({ form, refused }: Props) {
  const { t } = useTranslation("meetings");
  const start = useWatch({ control: form.control, name: "start" });
  const wrong = form.formState.errors.start?.message;
  const choose = (likely: string) =>
    form.setValue("start", likely, { shouldDirty: true, shouldValidate: form.formState.isSubmitted });
  return (
    <div className="grid content-start gap-2">
      <Field
        label={t("startField")}
        hint={t("startHint")}
        error={wrong ? t(wrong === "startPast" ? "startPast" : "startWrong") : refused}
      >
        {(given) => (
          <Input
            {...given}
            {...form.register("start")}
            type="datetime-local"
            step={300}
            className="min-w-0"
          />
        )}
      </Field>
      <LikelyStarts onChoose={choose} chosen={start !== ""} />
    </div>
  );
}

function LikelyStarts({ onChoose, chosen }: { onChoose: (start: string) => void; chosen: boolean }) {
  const { t } = useTranslation("meetings");
  const when = useWhen();
  const { soon, tomorrow, monday } = likelyStarts(new Date());
  const offered = [
    [t("likely.soon", { time: when.time(soon) }), toField(soon)],
    [t("likely.tomorrow", { time: when.time(tomorrow) }), toField(tomorrow)],
    [t("likely.monday", { time: when.time(monday) }), toField(monday)],
    ...(chosen ? [[t("noStart"), ""] as const] : []),
  ] as const;
  return (
    <div className="flex flex-wrap gap-1.5">
      {offered.map(([name, start]) => (
        <Button key={name} size="small" onClick={() => onChoose(start)}>
          {name}
        </Button>
      ))}
    </div>
  );
}
