import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { doorsTo } from "./entrance";
import { OwnRoom } from "./own-room";
import { shelfOf } from "./recording-shelf";
import type { Room, RoomView } from "./room";
import type { CallSource } from "./source";

type Entered = {
  /** Null before one has asked to come in. */
  call: { room: Room; view: RoomView } | null;
  /** From a click. It resolves once there is sound, and raises where there can be none. */
  enter: () => { room: Room; sound: Promise<void> };
  /** Back to the lobby. */
  reset: () => void;
};

/** The room one is in; leaving the page leaves the call. */
export function useEntered(source: CallSource): Entered {
  const [room, setRoom] = useState<OwnRoom | null>(null);
  const current = useRef<OwnRoom | null>(null);
  const view = useSyncExternalStore(room?.watch ?? nothing, room?.view ?? none);
  const enter = useCallback(() => {
    const entered = new OwnRoom(doorsTo(source), shelfOf);
    current.current = entered;
    setRoom(entered);
    return { room: entered, sound: entered.enter() };
  }, [source]);
  const reset = useCallback(() => setRoom(null), []);
  useEffect(() => () => void current.current?.leave(), []);
  return { call: room === null || view === null ? null : { room, view }, enter, reset };
}

const nothing = () => () => undefined;
const none = () => null;
