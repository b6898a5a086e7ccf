import { Frames } from "./frames";
import { Gate } from "./gate";
import { loudness, toPcm } from "./pcm";
import { Resampler, WIRE_RATE } from "./resampler";
import type { Captured } from "./worklet-messages";

const FRAME_SECONDS = 0.02;
const BLOCK = 128;

/** The microphone in frames of 20 ms, as they go over the wire. */
class Capture extends AudioWorkletProcessor {
  readonly #resampler = new Resampler(sampleRate, WIRE_RATE);
  readonly #frames = new Frames(WIRE_RATE * FRAME_SECONDS);
  readonly #gate = new Gate(BLOCK / sampleRate);
  #began: number | null = null;

  process([input]: readonly Float32Array[][]): boolean {
    const voice = input?.[0];
    if (voice === undefined) return true;
    if (this.#gate.hear(loudness(voice)) && this.#gate.open) this.#began = Date.now();
    this.#frames.push(this.#resampler.push(voice), (frame) => this.#tell(frame));
    return true;
  }

  #tell(frame: Float32Array): void {
    const pcm = toPcm(frame).buffer;
    const captured: Captured = {
      pcm,
      level: loudness(frame),
      speaking: this.#gate.open,
      began: this.#began,
    };
    this.#began = null;
    this.port.postMessage(captured, [pcm]);
  }
}

registerProcessor("capture", Capture);
