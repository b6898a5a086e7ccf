import { Info, Mic, MicOff, Video, VideoOff } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Failure } from "@/api/problems";
import { AgentTile } from "@/components/agent-tile";
import { Button } from "@/components/button";
import { Person } from "@/components/person";
import { useWhen } from "@/when";
import type { Brief } from "./brief";
import type { Camera } from "./camera";
import { DevicePicker } from "./device-picker";
import type { ChosenDevices } from "./devices";
import { Meter } from "./meter";
import type { MicrophoneCheck } from "./microphone-check";
import { Picture } from "./picture";
import { Toggle } from "./toggle";
import { TroubleNote } from "./trouble-note";

type Props = {
  brief: Brief;
  name: string;
  camera: Camera;
  check: MicrophoneCheck;
  chosen: ChosenDevices;
  /** Null where the browser cannot do it. */
  writesSpeech: boolean | null;
  onWritesSpeech: (on: boolean) => void;
  failure: Failure | null;
  joining: boolean;
  onJoin: () => void;
  back: ReactNode;
};

/** Before the call: what one sounds and looks like, and who waits inside. */
export function Lobby(props: Props) {
  const { t } = useTranslation("call");
  const { brief } = props;
  return (
    <div className="mx-auto grid min-h-dvh w-full max-w-[1120px] grid-rows-[auto_minmax(0,1fr)] px-4 py-5 md:px-8">
      <nav aria-label={t("lobby")}>{props.back}</nav>
      <div className="grid content-center gap-x-12 gap-y-6 py-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)] lg:grid-rows-[auto_auto]">
        <div className="grid content-start gap-5 lg:col-start-2 lg:pt-2">
          <div>
            <h1 className="break-words font-bold text-title">{brief.title}</h1>
            <Facts brief={brief} />
          </div>
          <Inside brief={brief} />
        </div>
        <section
          aria-label={t("preview")}
          className="grid content-start gap-5 lg:col-start-1 lg:row-span-2 lg:row-start-1"
        >
          <Preview {...props} />
          <Devices {...props} />
        </section>
        <div className="grid content-start gap-5 lg:col-start-2">
          <Transcribed {...props} />
          {props.failure ? <Refused failure={props.failure} /> : null}
          <div className="grid gap-2.5 bg-kapur max-lg:sticky max-lg:bottom-0 max-lg:-mx-4 max-lg:border-t max-lg:px-4 max-lg:py-3 md:max-lg:-mx-8 md:max-lg:px-8">
            <Button tone="primary" size="large" onClick={props.onJoin} busy={props.joining}>
              {t(props.joining ? "joining" : "join")}
            </Button>
            <p className="text-center text-meta text-tinta-3 max-lg:hidden">{t("lobbyHint")}</p>
          </div>
        </div>
      </div>
    </div>
  );
}

function Preview({ name, camera, check, chosen }: Props) {
  const { t } = useTranslation("call");
  return (
    <div className="relative grid aspect-[4/3] max-h-[52dvh] w-full place-items-center overflow-hidden rounded-hero border bg-kapur-2">
      {camera.picture ? (
        <Picture picture={camera.picture} />
      ) : (
        <div className="grid justify-items-center gap-3 pb-14">
          <Person name={name} className="size-20 text-[1.5rem] sm:size-28 sm:text-[2rem]" />
          <p className="text-meta text-tinta-3">{t("pictureOff")}</p>
        </div>
      )}
      <div className="absolute inset-x-0 bottom-4 flex justify-center gap-3">
        <Toggle
          on={check.on}
          label={t(check.on ? "microphoneOff" : "microphoneOn")}
          icon={check.on ? Mic : MicOff}
          onToggle={() => void check.turn(!check.on, chosen.microphone)}
        />
        <Toggle
          on={camera.picture !== null}
          label={t(camera.picture ? "cameraOff" : "cameraOn")}
          icon={camera.picture ? Video : VideoOff}
          onToggle={() => void camera.turn(camera.picture === null, chosen.camera)}
        />
      </div>
    </div>
  );
}

function Devices({ camera, check, chosen }: Props) {
  const { t } = useTranslation("call");
  const chooseMicrophone = (device: string | null) => {
    chosen.chooseMicrophone(device);
    if (check.on) void check.turn(true, device);
  };
  const chooseCamera = (device: string | null) => {
    chosen.chooseCamera(device);
    if (camera.picture !== null) void camera.turn(true, device);
  };
  return (
    <>
      {check.on ? <Meter level={check.level} /> : null}
      {check.trouble ? <TroubleNote device={t("microphone")} trouble={check.trouble} /> : null}
      {camera.trouble ? <TroubleNote device={t("camera")} trouble={camera.trouble} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <DevicePicker
          kind="audioinput"
          label={t("microphone")}
          opened={check.on}
          chosen={chosen.microphone}
          onChoose={chooseMicrophone}
        />
        <DevicePicker
          kind="videoinput"
          label={t("camera")}
          opened={camera.picture !== null}
          chosen={chosen.camera}
          onChoose={chooseCamera}
        />
      </div>
      <p className="text-meta text-tinta-3">{t("pictureStays")}</p>
    </>
  );
}

function Facts({ brief }: { brief: Brief }) {
  const { t } = useTranslation("call");
  const when = useWhen();
  const facts = [
    brief.hostName === null ? null : t("hostedBy", { name: brief.hostName }),
    brief.plannedStart === null ? null : t("plannedFor", { when: when.full(brief.plannedStart) }),
  ].filter((fact) => fact !== null);
  if (facts.length === 0) return null;
  return <p className="mt-1.5 text-tinta-2">{facts.join(" · ")}</p>;
}

function Inside({ brief: { agent, title } }: { brief: Brief }) {
  const { t } = useTranslation("call");
  if (agent === null) return null;
  return (
    <div className="flex items-center gap-4 rounded-card bg-soga-lembut p-4">
      <AgentTile id={agent.id ?? title} className="size-14" />
      <p className="font-medium text-soga-teks">{t("withAgent", { name: agent.name })}</p>
    </div>
  );
}

function Transcribed({ writesSpeech, onWritesSpeech }: Props) {
  const { t } = useTranslation("call");
  const id = useId();
  return (
    <div className="grid gap-4 rounded-card border bg-paper p-4">
      <p className="flex gap-3">
        <Info aria-hidden className="mt-0.5 size-4.5 shrink-0 text-nila" />
        {t("transcribed")}
      </p>
      {writesSpeech === null ? (
        <p className="border-t pt-4 text-meta text-tinta-2">{t("noRecogniser")}</p>
      ) : (
        <div className="flex gap-3 border-t pt-4">
          <input
            id={id}
            type="checkbox"
            checked={writesSpeech}
            onChange={({ target }) => onWritesSpeech(target.checked)}
            aria-describedby={`${id}-hint`}
            className="mt-1 size-4.5 shrink-0 accent-nila"
          />
          <div>
            <label htmlFor={id} className="font-medium">
              {t("writeSpeech")}
            </label>
            <p id={`${id}-hint`} className="text-meta text-tinta-3">
              {t("writeSpeechHint")}
            </p>
          </div>
        </div>
      )}
    </div>
  );
}

function Refused({ failure }: { failure: Failure }) {
  const { t } = useTranslation("call");
  return (
    <div role="alert" className="rounded-control bg-bata-lembut px-4 py-3 text-bata">
      <p className="font-semibold">{t("refusedTitle")}</p>
      <p>{failure.title}</p>
    </div>
  );
}
