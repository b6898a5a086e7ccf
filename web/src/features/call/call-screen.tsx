import { type RefObject, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
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
import { useRoomNotices } from "./notices";
import type { Room, RoomView } from "./room";
import type { Speech } from "./speech";
import { Tiles } from "./tiles";
import { useAwake } from "./use-awake";
import { useControls } from "./use-controls";
import { useReadAloud, useSpeechWritten } from "./use-speech";
import { useStaying } from "./use-staying";

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

/** The call itself: who is here and what can be switched, and beside it what was said. */
export function CallScreen(props: Props) {
  const { room, view, agentId, draft } = props;
  const { room: state, connection, pending } = view;
  const [leaving, setLeaving] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const askToLeave = () => setLeaving(true);
  const thinking = useMemo(
    () => state.participants.filter(({ id }) => state.thinking.has(id)),
    [state.participants, state.thinking],
  );
  useRoomNotices(view);
  useAwake();
  useStaying(view);
  return (
    <div
      data-whole-window
      className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_27rem]"
    >
      <div className="border-b lg:col-span-2">
        <ConnectionBanner connection={connection} onRetry={() => room.retry()} />
        <CallHeader state={state} />
      </div>
      <Stage {...props} input={input} askToLeave={askToLeave} />
      <div className="flex min-h-0 flex-col bg-paper lg:border-l">
        <Lines
          lines={state.lines}
          pending={pending}
          thinking={thinking}
          voices={state.voices}
          language={state.meeting?.language ?? "id"}
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
        mayEnd={connection.kind === "in"}
        host={state.host}
        onClose={() => setLeaving(false)}
        onLeave={() => void room.leave()}
        onEnd={() => room.endForAll()}
      />
    </div>
  );
}

type StageProps = Props & { input: RefObject<HTMLTextAreaElement | null>; askToLeave: () => void };

/** Everybody's tile, what is being said, and the switches. */
function Stage({ room, view, agentId, camera, chosen, speech, writesSpeech, input, askToLeave }: StageProps) {
  const { t } = useTranslation("call");
  const { room: state } = view;
  const language = state.meeting?.language ?? "id";
  const controls = useControls({ room, view, camera, chosen });
  const own = useSpeechWritten(
    { room, recogniser: speech.recogniser, language, on: view.microphone && writesSpeech },
    { denied: t("recognitionDenied"), "no-service": t("recognitionAway") },
  );
  const aloud = useReadAloud({ room, reader: speech.reader, language, lines: state.lines });
  useKeys({ ...controls, askToLeave, input });
  return (
    <div className="grid min-h-0 gap-3 px-4 pt-3 pb-4 max-lg:border-b lg:grid-rows-[minmax(0,1fr)_auto_auto] lg:gap-5 lg:px-6 lg:pt-6 lg:pb-6">
      <Tiles room={room} state={state} agentId={agentId} picture={camera.picture} reading={aloud.reading} />
      {controls.captions ? <Captions state={state} own={own} /> : null}
      <Controls
        {...controls}
        readsAloud={speech.reader === null ? null : aloud.on}
        toggleReading={aloud.toggle}
        leave={askToLeave}
      />
    </div>
  );
}
