/** What the worklets and the page tell each other. */
import type { VoiceMode } from "./voice";

/** From the microphone, fifty times a second. */
export type Captured = {
  pcm: ArrayBuffer;
  level: number;
  speaking: boolean;
  /** When its voice began, on the machine's clock, if it began in this frame. */
  began: number | null;
};

export type ToPlayer =
  | { type: "voice"; channel: number; mode: VoiceMode; pcm: ArrayBuffer }
  | { type: "flush"; channel: number }
  | { type: "gone"; channel: number };

/** From the player, some twenty times a second, and as soon as a voice begins or ends. */
export type Played = { levels: readonly PlayedLevel[] };

export type PlayedLevel = {
  channel: number;
  level: number;
  speaking: boolean;
  /** When this voice began to sound, on the machine's clock, if it did just now. */
  began: number | null;
  underruns: number;
};
