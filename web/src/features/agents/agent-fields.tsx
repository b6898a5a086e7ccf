import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { classes } from "@/components/classes";
import { Field, Input, Select, TextArea } from "@/components/field";
import { type AgentWords, DEFAULT_VOICE, INSTRUCTIONS_LENGTH, lengthOf, named, voicesWith } from "./words";

type Props = {
  form: UseFormReturn<AgentWords>;
  /** What stands in them now. */
  words: AgentWords;
  /** What the server did not accept, by field. */
  refused: Map<string, string> | undefined;
};

export function AgentFields({ form, words, refused }: Props) {
  const { t } = useTranslation("agents");
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <div className="grid content-start gap-4">
      <Field
        label={t("name")}
        hint={t("nameHint")}
        error={errors.name ? t("nameWrong") : refused?.get("name")}
      >
        {(given) => <Input {...given} {...register("name")} autoComplete="off" autoFocus />}
      </Field>
      <Field
        label={t("instructions")}
        hint={t("instructionsHint")}
        error={errors.instructions ? t("instructionsLong") : refused?.get("instructions")}
        aside={<Count of={words.instructions} />}
      >
        {(given) => (
          <TextArea {...given} {...register("instructions")} rows={9} className="leading-relaxed" />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("language")}>
          {(given) => (
            <Select {...given} {...register("language")}>
              <option value="id">{t("indonesian")}</option>
              <option value="en">{t("englishLanguage")}</option>
            </Select>
          )}
        </Field>
        <Field label={t("voice")} error={refused?.get("voice")}>
          {(given) => <VoiceSelect {...given} {...register("voice")} present={words.voice} />}
        </Field>
      </div>
    </div>
  );
}

function VoiceSelect({ present, ...rest }: Parameters<typeof Select>[0] & { present: string }) {
  const { t } = useTranslation("agents");
  return (
    <Select {...rest}>
      {voicesWith(present).map((voice) => (
        <option key={voice} value={voice}>
          {voice === DEFAULT_VOICE ? t("voiceDefault", { voice: named(voice) }) : named(voice)}
        </option>
      ))}
    </Select>
  );
}

function Count({ of }: { of: string }) {
  const { t, i18n } = useTranslation("agents");
  const written = new Intl.NumberFormat(i18n.language);
  const used = lengthOf(of);
  const over = used > INSTRUCTIONS_LENGTH;
  return (
    <span className={classes("text-meta", over ? "text-bata" : "text-tinta-3")}>
      {t("characters", { used: written.format(used), most: written.format(INSTRUCTIONS_LENGTH) })}
    </span>
  );
}
