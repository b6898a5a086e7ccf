import {
  Captions as CaptionsIcon,
  CaptionsOff,
  Circle,
  Mic,
  MicOff,
  PhoneOff,
  Square,
  Video,
  VideoOff,
  Volume2,
  VolumeX,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import type { RecorderState } from "./room";
import { Toggle } from "./toggle";

export type Controlled = {
  microphone: boolean;
  toggleMicrophone: () => void;
  camera: boolean;
  toggleCamera: () => void;
  captions: boolean;
  toggleCaptions: () => void;
  /** Null where the browser has no voice. */
  readsAloud: boolean | null;
  toggleReading: () => void;
  /** Null for who may not, or cannot. */
  recorder: RecorderState | null;
  toggleRecording: () => void;
  leave: () => void;
};

export function Controls(given: Controlled) {
  const { t } = useTranslation("call");
  return (
    <div className="flex flex-wrap items-center justify-center gap-2 sm:gap-3">
      <Toggle
        on={given.microphone}
        label={t(given.microphone ? "microphoneOff" : "microphoneOn")}
        letter="M"
        icon={given.microphone ? Mic : MicOff}
        onToggle={given.toggleMicrophone}
      />
      <Toggle
        on={given.camera}
        label={t(given.camera ? "cameraOff" : "cameraOn")}
        letter="V"
        icon={given.camera ? Video : VideoOff}
        onToggle={given.toggleCamera}
      />
      <Toggle
        on={given.captions}
        label={t(given.captions ? "captionsOff" : "captionsOn")}
        letter="C"
        icon={given.captions ? CaptionsIcon : CaptionsOff}
        onToggle={given.toggleCaptions}
      />
      {given.readsAloud === null ? null : (
        <Toggle
          on={given.readsAloud}
          label={t(given.readsAloud ? "readAloudOff" : "readAloud")}
          icon={given.readsAloud ? Volume2 : VolumeX}
          onToggle={given.toggleReading}
        />
      )}
      {given.recorder === null ? null : <Record state={given.recorder} onToggle={given.toggleRecording} />}
      <Button
        tone="danger"
        onClick={given.leave}
        aria-keyshortcuts="Escape"
        className="h-12 rounded-full px-4 sm:px-6"
      >
        <PhoneOff aria-hidden />
        <span className="max-sm:sr-only">{t("leave")}</span>
      </Button>
    </div>
  );
}

function Record({ state, onToggle }: { state: RecorderState; onToggle: () => void }) {
  const { t } = useTranslation("call");
  const on = state === "on" || state === "finishing";
  return (
    <Toggle
      on={on}
      label={t(on ? "stopRecording" : "record")}
      icon={on ? Square : Circle}
      onToggle={onToggle}
      busy={state === "starting" || state === "finishing"}
      alarming
    />
  );
}
