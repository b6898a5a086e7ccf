import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Mode } from "./mode";

const MODES = ["now", "later"] as const;

/** Now, or at another time. */
export function Times({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const { t } = useTranslation("meetings");
  const group = useId();
  const chosen = useRef<HTMLInputElement>(null);
  // The dialog would give the keyboard to the first of them, chosen or not.
  useEffect(() => chosen.current?.focus(), []);
  const names = { now: t("whenNow"), later: t("whenLater") };
  return (
    <fieldset className="grid grid-cols-2 gap-1 rounded-control bg-kapur-2 p-1">
      <legend className="sr-only">{t("when")}</legend>
      {MODES.map((one) => (
        <label
          key={one}
          className="cursor-pointer rounded-lg py-1.5 text-center font-medium text-meta text-tinta-2 has-checked:bg-paper has-checked:text-nila has-checked:shadow-sm dark:has-checked:bg-nila-lembut has-focus-visible:outline-2 has-focus-visible:outline-nila"
        >
          <input
            type="radio"
            name={group}
            checked={mode === one}
            onChange={() => onMode(one)}
            ref={mode === one ? chosen : undefined}
            className="sr-only"
          />
          {names[one]}
        </label>
      ))}
    </fieldset>
  );
}
