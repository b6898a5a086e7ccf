import type { ConnectionState } from "./room-connection";
import type { RoomState } from "./room-state";

/** What was said and is not yet known to be kept. */
export type PendingLine = { id: string; text: string };

export type RoomView = {
  connection: ConnectionState;
  room: RoomState;
  pending: readonly PendingLine[];
  /** One's own microphone, as far as one is heard. */
  microphone: boolean;
  /** It was pulled out. */
  microphoneGone: boolean;
  recorder: RecorderState;
};

/** `finishing`: its last parts are still on their way. */
export type RecorderState = "off" | "starting" | "on" | "finishing" | "broken";

export type Said = { text: string; spoken: boolean; secondsAgo: number };

/**
 * A call, whoever carries it: our own room, or a vendor's. Screens know no more than this.
 *
 * A view is never changed, only replaced; `watch` tells when.
 */
export type Room = {
  view: () => RoomView;
  watch: (notify: () => void) => () => void;
  /** How loud somebody is right now, from 0 to 1; asked sixty times a second, so it is no part of the view. */
  levelOf: (participant: string) => number;
  /** What is heard of oneself, for whoever turns it into words. */
  microphoneTrack: () => MediaStreamTrack | null;
  /** One's own voice began, or stopped. */
  onSpeaking: (hear: (speaking: boolean) => void) => () => void;

  say: (said: Said) => void;
  caption: (text: string) => void;
  /** Raises what the browser raises where there is no microphone to be had. */
  setMicrophone: (on: boolean, device: string | null) => Promise<void>;
  setCamera: (on: boolean) => void;
  /** The agent's voice was cut off after so many seconds. */
  interrupt: (playedSeconds: number) => void;
  /** The host's alone, as the next two are. */
  setRecording: (on: boolean) => Promise<void>;
  endForAll: () => void;
  /** Whether one can be made here. */
  canRecord: boolean;
  leave: () => Promise<void>;
  /** Goes in again after the connection was lost. */
  retry: () => void;
};
