import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { troubleOf } from "./devices";

/** During a call the corner where notices usually are is where one writes. */
export const ABOVE = { position: "top-center" } as const;

/** Says why the microphone could not be opened, and what helps. */
export function useMicrophoneTrouble(): (error: unknown) => void {
  const { t } = useTranslation("call");
  return useCallback(
    (error) => {
      const trouble = troubleOf(error);
      const title = `${t("microphone")}: ${t(`trouble.${trouble}.title`)}`;
      toast.warning(title, { ...ABOVE, description: t(`trouble.${trouble}.text`) });
    },
    [t],
  );
}
