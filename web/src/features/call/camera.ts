import { useCallback, useEffect, useRef, useState } from "react";
import { type Trouble, troubleOf } from "./devices";

export type Camera = {
  /** One's own picture; it goes nowhere. */
  picture: MediaStream | null;
  trouble: Trouble | null;
  /** Why it could not be opened, if it could not. */
  turn: (on: boolean, device: string | null) => Promise<Trouble | null>;
};

export function useCamera(): Camera {
  const [picture, setPicture] = useState<MediaStream | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const open = useRef<MediaStream | null>(null);
  const show = useCallback((next: MediaStream | null) => {
    for (const track of open.current?.getTracks() ?? []) track.stop();
    open.current = next;
    setPicture(next);
  }, []);
  const turn = useCallback(
    async (on: boolean, device: string | null) => {
      const found = on ? await openCamera(device) : null;
      const failed = typeof found === "string" ? found : null;
      setTrouble(failed);
      show(typeof found === "string" ? null : found);
      return failed;
    },
    [show],
  );
  useEffect(() => () => show(null), [show]);
  return { picture, trouble, turn };
}

async function openCamera(device: string | null): Promise<MediaStream | Trouble> {
  const size = { width: { ideal: 640 }, height: { ideal: 480 } };
  const video = device === null ? size : { ...size, deviceId: { ideal: device } };
  try {
    return await navigator.mediaDevices.getUserMedia({ video });
  } catch (error) {
    return troubleOf(error);
  }
}
