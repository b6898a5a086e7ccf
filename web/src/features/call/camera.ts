import { useCallback, useEffect, useRef, useState } from "react";
import { type Trouble, troubleOf } from "./devices";

export type Camera = {
  /** One's own picture; it goes nowhere. */
  picture: MediaStream | null;
  trouble: Trouble | null;
  turn: (on: boolean, device: string | null) => Promise<boolean>;
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
      setTrouble(null);
      if (!on) show(null);
      else await openCamera(device).then(show, (error) => setTrouble(troubleOf(error)));
      return on && open.current !== null;
    },
    [show],
  );
  useEffect(() => () => show(null), [show]);
  return { picture, trouble, turn };
}

async function openCamera(device: string | null): Promise<MediaStream> {
  const wanted = { width: { ideal: 640 }, height: { ideal: 480 } };
  const video = device === null ? wanted : { ...wanted, deviceId: { ideal: device } };
  return await navigator.mediaDevices.getUserMedia({ video });
}
