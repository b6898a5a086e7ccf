import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { failureOf } from "@/api/problems";
import { CallHeader } from "./call-header";
import type { Camera } from "./camera";
import { Captions } from "./captions";
import { ConnectionBanner } from "./connection-banner";
import { Controls } from "./controls";
import { type ChosenDevices, troubleOf } from "./devices";
import { useKeys } from "./keys";
import { Leaving } from "./leaving";
import { LineInput } from "./line-input";
import { Lines } from "./lines";
import type { Room, RoomView } from "./room";
import type { Speech } from "./speech";
import { Tiles } from "./tiles";
import { ABOVE } from "./toasts";
import { useReadAloud, useSpeechWritten } from "./use-speech";

type Props = {
  room: Room;
  view: RoomView;
  agentId: string | null;
  camera: Camera;
  chosen: ChosenDevices;
  speech: Speech;
  writesSpeech: boolean;
  /** Where what is unsent is kept over a reload. */
  draft: string;
};

/** The call itself. */
export function CallScreen({ room, view, agentId, camera, chosen, speech, writesSpeech, draft }: Props) {
  const { t } = useTranslation("call");
  const { room: state, connection, pending, microphone, recorder } = view;
  const [captions, setCaptions] = useState(true);
  const [leaving, setLeaving] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const language = state.meeting?.language ?? "id";
  const own = useSpeechWritten(
    { room, recogniser: speech.recogniser, language, on: microphone && writesSpeech },
    { denied: t("recognitionDenied"), "no-service": t("recognitionAway") },
  );
  const aloud = useReadAloud({ room, reader: speech.reader, language, lines: state.lines });
  const microphoneTrouble = useTroubleToast(t("microphone"));
  const toggleMicrophone = () => {
    room.setMicrophone(!microphone, chosen.microphone).catch(microphoneTrouble);
  };
  const toggleCamera = async () => room.setCamera(await camera.turn(camera.picture === null, chosen.camera));
  const toggleRecording = () => {
    const failed = (error: unknown) =>
      toast.error(t("recordingFailed"), { ...ABOVE, description: failureOf(error).title });
    room.setRecording(recorder !== "on").catch(failed);
  };
  const toggleCaptions = () => setCaptions((shown) => !shown);
  const askToLeave = () => setLeaving(true);
  useKeys({ toggleMicrophone, toggleCamera: () => void toggleCamera(), toggleCaptions, askToLeave, input });
  useRefusals(state.problem);
  useStaying(pending.length > 0 || recorder !== "off");
  return (
    <div
      data-whole-window
      className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_27rem]"
    >
      <div className="border-b lg:col-span-2">
        <ConnectionBanner connection={connection} onRetry={() => room.retry()} />
        <CallHeader state={state} />
      </div>
      <div className="grid min-h-0 gap-3 lg:grid-rows-[minmax(0,1fr)_auto_auto] px-4 pt-3 pb-4 max-lg:border-b lg:gap-5 lg:px-6 lg:pt-6 lg:pb-6">
        <Tiles room={room} state={state} agentId={agentId} picture={camera.picture} reading={aloud.reading} />
        {captions ? <Captions state={state} own={own} /> : null}
        <Controls
          microphone={microphone}
          toggleMicrophone={toggleMicrophone}
          camera={camera.picture !== null}
          toggleCamera={() => void toggleCamera()}
          captions={captions}
          toggleCaptions={toggleCaptions}
          readsAloud={speech.reader === null ? null : aloud.on}
          toggleReading={aloud.toggle}
          recorder={state.host && room.canRecord ? recorder : null}
          toggleRecording={toggleRecording}
          leave={askToLeave}
        />
      </div>
      <div className="flex min-h-0 flex-col bg-paper lg:border-l">
        <Lines state={state} pending={pending} agentId={agentId} />
        <LineInput
          input={input}
          kept={draft}
          onSay={(text) => room.say({ text, spoken: false, secondsAgo: 0 })}
        />
      </div>
      <Leaving
        open={leaving}
        mayEnd={state.host && connection.kind === "in"}
        host={state.host}
        onClose={() => setLeaving(false)}
        onLeave={() => void room.leave()}
        onEnd={() => room.endForAll()}
      />
    </div>
  );
}

/** Says why a device could not be opened, and what helps. */
function useTroubleToast(device: string) {
  const { t } = useTranslation("call");
  return useCallback(
    (error: unknown) => {
      const trouble = troubleOf(error);
      const title = `${device}: ${t(`trouble.${trouble}.title`)}`;
      toast.warning(title, { ...ABOVE, description: t(`trouble.${trouble}.text`) });
    },
    [device, t],
  );
}

function useRefusals(problem: RoomView["room"]["problem"]): void {
  const { t } = useTranslation("call");
  useEffect(() => {
    if (problem?.code === "unreadable") toast.error(t("unreadable"), ABOVE);
    if (problem?.code === "not-host") toast.error(t("notHost"), ABOVE);
  }, [problem, t]);
}

/** Asks before the page is closed over something that is not kept yet. */
function useStaying(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [wanted]);
}
