import { Gate } from "./gate";
import { fromPcm, loudness } from "./pcm";
import { Resampler, WIRE_RATE } from "./resampler";
import { Voice, type VoiceMode } from "./voice";
import type { Played, PlayedLevel, ToPlayer } from "./worklet-messages";

const BLOCK = 128;
const TELLS_EVERY_SECONDS = 0.05;

/** One speaker: their rate changed, their frames evened out, how loud they are. */
class Speaker {
  readonly #resampler = new Resampler(WIRE_RATE, sampleRate);
  readonly #voice: Voice;
  readonly #gate = new Gate(BLOCK / sampleRate);
  #loudest = 0;
  #began: number | null = null;

  constructor(
    readonly channel: number,
    mode: VoiceMode,
  ) {
    this.#voice = new Voice(sampleRate, mode, BLOCK);
  }

  push(pcm: ArrayBuffer): void {
    this.#voice.push(this.#resampler.push(fromPcm(new Int16Array(pcm))));
  }

  flush(): void {
    this.#voice.flush();
  }

  /** Adds its next block; true where it just began or stopped to be heard. */
  addTo(mix: Float32Array): boolean {
    const block = this.#voice.next();
    for (let index = 0; index < mix.length; index++)
      mix[index] = (mix[index] as number) + (block[index] ?? 0);
    const level = loudness(block);
    this.#loudest = Math.max(this.#loudest, level);
    const turned = this.#gate.hear(level);
    if (turned && this.#gate.open) this.#began = Date.now();
    return turned;
  }

  /** Since it was asked last. */
  level(): PlayedLevel {
    const { channel } = this;
    const { underruns } = this.#voice;
    const level = { channel, level: this.#loudest, speaking: this.#gate.open, began: this.#began, underruns };
    this.#loudest = 0;
    this.#began = null;
    return level;
  }
}

/** Mixes the voices of all others into one. */
class Player extends AudioWorkletProcessor {
  readonly #speakers = new Map<number, Speaker>();
  #untold = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<ToPlayer>) => this.#hear(data);
  }

  process(_inputs: readonly Float32Array[][], [output]: readonly Float32Array[][]): boolean {
    const mix = output?.[0];
    if (mix === undefined) return true;
    let turned = false;
    for (const speaker of this.#speakers.values()) turned = speaker.addTo(mix) || turned;
    for (let index = 0; index < mix.length; index++) mix[index] = limited(mix[index] as number);
    this.#untold += mix.length / sampleRate;
    if (turned || this.#untold >= TELLS_EVERY_SECONDS) this.#tell();
    return true;
  }

  #hear(message: ToPlayer): void {
    const { type, channel } = message;
    if (type === "voice") this.#speaker(channel, message.mode).push(message.pcm);
    if (type === "flush") this.#speakers.get(channel)?.flush();
    if (type === "gone") this.#speakers.delete(channel);
  }

  #speaker(channel: number, mode: VoiceMode): Speaker {
    const known = this.#speakers.get(channel);
    if (known !== undefined) return known;
    const speaker = new Speaker(channel, mode);
    this.#speakers.set(channel, speaker);
    return speaker;
  }

  #tell(): void {
    this.#untold = 0;
    if (this.#speakers.size === 0) return;
    const levels = [...this.#speakers.values()].map((speaker) => speaker.level());
    this.port.postMessage({ levels } satisfies Played);
  }
}

/** Several loud voices together: bent, instead of cut. */
function limited(sample: number): number {
  return Math.abs(sample) <= 0.8
    ? sample
    : Math.sign(sample) * (0.8 + 0.2 * Math.tanh((Math.abs(sample) - 0.8) / 0.2));
}

registerProcessor("player", Player);
