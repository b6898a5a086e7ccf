import { useCallback, useEffect, useState } from "react";

/** Why there is no microphone, or no camera, in words that lead to something one can do. */
export type Trouble = "denied" | "none" | "busy" | "insecure" | "unknown";

const TROUBLES: Record<string, Trouble> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
};

export function troubleOf(error: unknown): Trouble {
  // Without https, and not on this machine, browsers have no devices at all.
  if (navigator.mediaDevices === undefined) return "insecure";
  return error instanceof DOMException ? (TROUBLES[error.name] ?? "unknown") : "unknown";
}

export type DeviceKind = "audioinput" | "videoinput";

/** What is plugged in. Names come once a device of the kind was opened; browsers tell them to no page before. */
export function useDevices(kind: DeviceKind, opened: boolean): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once one is open, they have names
  useEffect(() => {
    const media = navigator.mediaDevices;
    if (media === undefined) return;
    const look = async () => setDevices((await media.enumerateDevices()).filter((one) => one.kind === kind));
    void look();
    media.addEventListener("devicechange", look);
    return () => media.removeEventListener("devicechange", look);
  }, [kind, opened]);
  return devices;
}

export type ChosenDevices = {
  microphone: string | null;
  camera: string | null;
  chooseMicrophone: (device: string | null) => void;
  chooseCamera: (device: string | null) => void;
};

export function useChosenDevices(): ChosenDevices {
  const [microphone, chooseMicrophone] = useChosenDevice("audioinput");
  const [camera, chooseCamera] = useChosenDevice("videoinput");
  return { microphone, camera, chooseMicrophone, chooseCamera };
}

/** The device a person chose, for the next time too; null is the browser's own choice. */
function useChosenDevice(kind: DeviceKind): [string | null, (device: string | null) => void] {
  const kept = `temuainul.${kind}`;
  const [chosen, setChosen] = useState(() => localStorage.getItem(kept));
  const choose = useCallback(
    (device: string | null) => {
      setChosen(device);
      if (device === null) localStorage.removeItem(kept);
      else localStorage.setItem(kept, device);
    },
    [kept],
  );
  return [chosen, choose];
}
