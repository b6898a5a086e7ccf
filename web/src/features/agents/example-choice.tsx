import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { EXAMPLES, type Example } from "./examples";

/** Fills the form with an agent that somebody thought about already. */
export function ExampleChoice({ onChoose }: { onChoose: (example: Example) => void }) {
  const { t } = useTranslation("agents");
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">{t("startFrom")}</legend>
      <span aria-hidden className="mr-1 text-meta text-tinta-3">
        {t("startFrom")}
      </span>
      {EXAMPLES.map((example) => (
        <Button key={example} size="small" onClick={() => onChoose(example)}>
          {t(`examples.${example}.kind`)}
        </Button>
      ))}
    </fieldset>
  );
}
