import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import type { Trouble } from "./devices";
import type { RoomView } from "./room";

/** During a call the corner where notices usually are is where one writes. */
export const ABOVE = { position: "top-center" } as const;

/** Says why a device could not be opened, and what helps. */
export function useTroubleNotice(): (device: string, trouble: Trouble) => void {
  const { t } = useTranslation("call");
  return useCallback(
    (device, trouble) => {
      const title = `${device}: ${t(`trouble.${trouble}.title`)}`;
      toast.warning(title, { ...ABOVE, description: t(`trouble.${trouble}.text`) });
    },
    [t],
  );
}

/** Says what went wrong without stopping anything. */
export function useRoomNotices({ room: { problem }, recorder, microphoneGone }: RoomView): void {
  const { t } = useTranslation("call");
  useEffect(() => {
    if (problem?.code === "unreadable") toast.error(t("unreadable"), ABOVE);
    if (problem?.code === "not-host") toast.error(t("notHost"), ABOVE);
  }, [problem, t]);
  useEffect(() => {
    if (recorder === "broken") toast.error(t("recordingBroken"), ABOVE);
  }, [recorder, t]);
  useEffect(() => {
    if (microphoneGone) toast.warning(t("microphoneGone"), ABOVE);
  }, [microphoneGone, t]);
}
