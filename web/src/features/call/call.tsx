import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useMe } from "@/features/accounts/queries";
import type { Brief } from "./brief";
import { CallScreen } from "./call-screen";
import { useCamera } from "./camera";
import { troubleOf, useChosenDevices } from "./devices";
import { Ended } from "./ended";
import { Lobby } from "./lobby";
import { useMicrophoneCheck } from "./microphone-check";
import { ABOVE, useTroubleNotice } from "./notices";
import type { RoomView } from "./room";
import { type CallSource, nameOf } from "./source";
import { browserSpeech } from "./speech";
import { useEntered } from "./use-entered";
import { WayBack, WaysOn } from "./ways";

/** From the lobby through the call to its end. */
export function Call({ source, brief }: { source: CallSource; brief: Brief }) {
  const { t } = useTranslation("call");
  const me = useMe();
  const chosen = useChosenDevices();
  const camera = useCamera();
  const check = useMicrophoneCheck();
  const speech = useMemo(browserSpeech, []);
  const [writesSpeech, setWritesSpeech] = useState(true);
  const tellTrouble = useTroubleNotice();
  const { call, enter, reset } = useEntered(source);
  const reason = call === null ? null : overReason(call.view);
  useCameraOff(camera.turn, reason !== null);

  const join = async () => {
    const { on } = check;
    const { room, sound } = enter();
    await check.turn(false, null);
    room.setCamera(camera.picture !== null);
    try {
      await sound;
    } catch {
      toast.warning(t("noSound"), ABOVE);
      return;
    }
    if (!on) return;
    const failed = (error: unknown) => tellTrouble(t("microphone"), troubleOf(error));
    room.setMicrophone(true, chosen.microphone).catch(failed);
  };

  if (call !== null && reason !== null) {
    return (
      <Ended
        reason={reason}
        mine={brief.meetingId !== null}
        hostName={brief.hostName}
        recorder={call.view.recorder}
        pending={call.view.pending}
        actions={<WaysOn reason={reason} meetingId={brief.meetingId} onReturn={reset} />}
      />
    );
  }
  if (call !== null && isIn(call.view)) {
    return (
      <CallScreen
        room={call.room}
        view={call.view}
        agentId={brief.agent?.id ?? null}
        camera={camera}
        chosen={chosen}
        speech={speech}
        writesSpeech={writesSpeech}
        draft={`temuainul.draft.${nameOf(source)}`}
      />
    );
  }
  const connection = call?.view.connection;
  return (
    <Lobby
      brief={brief}
      name={me.name}
      camera={camera}
      check={check}
      chosen={chosen}
      writesSpeech={speech.recogniser === null ? null : writesSpeech}
      onWritesSpeech={setWritesSpeech}
      failure={connection?.kind === "refused" ? connection.failure : null}
      joining={connection?.kind === "connecting"}
      onJoin={() => void join()}
      back={<WayBack meetingId={brief.meetingId} />}
    />
  );
}

/** A connection that was lost is not over: what waits there is kept. */
function overReason({ connection }: RoomView) {
  return connection.kind === "over" && connection.reason !== "lost" ? connection.reason : null;
}

function isIn({ connection, room }: RoomView): boolean {
  return room.you !== null && connection.kind !== "refused";
}

/** Nobody is looked at after the call. */
function useCameraOff(turn: (on: boolean, device: null) => Promise<unknown>, over: boolean): void {
  useEffect(() => {
    if (over) void turn(false, null);
  }, [over, turn]);
}
