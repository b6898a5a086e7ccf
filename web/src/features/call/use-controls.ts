import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { failureOf } from "@/api/problems";
import type { Camera } from "./camera";
import type { Controlled } from "./controls";
import { type ChosenDevices, troubleOf } from "./devices";
import { ABOVE, useTroubleNotice } from "./notices";
import type { Room, RoomView } from "./room";

type Given = { room: Room; view: RoomView; camera: Camera; chosen: ChosenDevices };
type Own = Omit<Controlled, "readsAloud" | "toggleReading" | "leave">;

/** What can be switched during a call, and how it stands. */
export function useControls({ room, view, camera, chosen }: Given): Own {
  const { t } = useTranslation("call");
  const [captions, setCaptions] = useState(true);
  const tellTrouble = useTroubleNotice();
  const { microphone, recorder } = view;
  const toggleMicrophone = () => {
    const failed = (error: unknown) => tellTrouble(t("microphone"), troubleOf(error));
    room.setMicrophone(!microphone, chosen.microphone).catch(failed);
  };
  const toggleCamera = async () => {
    const wanted = camera.picture === null;
    const trouble = await camera.turn(wanted, chosen.camera);
    room.setCamera(wanted && trouble === null);
    if (trouble !== null) tellTrouble(t("camera"), trouble);
  };
  const toggleRecording = () => {
    const failed = (error: unknown) =>
      toast.error(t("recordingFailed"), { ...ABOVE, description: failureOf(error).title });
    room.setRecording(recorder !== "on").catch(failed);
  };
  return {
    microphone,
    toggleMicrophone,
    camera: camera.picture !== null,
    toggleCamera: () => void toggleCamera(),
    captions,
    toggleCaptions: () => setCaptions((shown) => !shown),
    recorder: view.room.host && room.canRecord ? recorder : null,
    toggleRecording,
  };
}
