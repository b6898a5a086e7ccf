import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { failureOf } from "@/api/problems";
import { CallHeader } from "./call-header";
import type { Camera } from "./camera";
import { Captions } from "./captions";
import { ConnectionBanner } from "./connection-banner";
import { Controls } from "./controls";
import type { ChosenDevices } from "./devices";
import { useKeys } from "./keys";
import { Leaving } from "./leaving";
import { LineInput } from "./line-input";
import { Lines } from "./lines";
import type { Room, RoomView } from "./room";
import type { Speech } from "./speech";
import { Tiles } from "./tiles";
import { ABOVE, useMicrophoneTrouble } from "./toasts";
import { useAwake } from "./use-awake";
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
  const thinking = useMemo(
    () => state.participants.filter(({ id }) => state.thinking.has(id)),
    [state.participants, state.thinking],
  );
  const own = useSpeechWritten(
    { room, recogniser: speech.recogniser, language, on: microphone && writesSpeech },
    { denied: t("recognitionDenied"), "no-service": t("recognitionAway") },
  );
  const aloud = useReadAloud({ room, reader: speech.reader, language, lines: state.lines });
  const tellTrouble = useMicrophoneTrouble();
  const toggleMicrophone = () => {
    room.setMicrophone(!microphone, chosen.microphone).catch(tellTrouble);
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
  useRefusals(view);
  useAwake();
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
        <Lines
          lines={state.lines}
          pending={pending}
          thinking={thinking}
          voices={state.voices}
          language={language}
          agentId={agentId}
        />
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

/** What went wrong without stopping anything. */
function useRefusals({ room: { problem }, recorder, microphoneGone }: RoomView): void {
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

/** Asks before the page is closed over something that is not kept yet. */
function useStaying(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [wanted]);
}
