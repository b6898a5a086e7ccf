import captureUrl from "./capture.worklet.ts?worker&url";
import playerUrl from "./player.worklet.ts?worker&url";
import type { VoiceMode } from "./voice";
import type { Captured, Played, PlayedLevel, ToPlayer } from "./worklet-messages";

/** Our own voice must not come back out of the loudspeaker into the microphone. */
const PROCESSING = { echoCancellation: true, noiseSuppression: true, autoGainControl: true } as const;

export type Ears = {
  /** One frame of one's own voice, ready for the wire. */
  onFrame: (pcm: ArrayBuffer) => void;
  /** One's own voice began, or stopped. */
  onSpeaking: (speaking: boolean) => void;
  /** The microphone was pulled out, or taken away. */
  onGone: () => void;
};

/** Everything that sounds in a call: one's own voice in frames, the voices of all others mixed. */
export class RoomAudio {
  #context: AudioContext | null = null;
  #player: AudioWorkletNode | null = null;
  #capture: { stream: MediaStream; source: MediaStreamAudioSourceNode; node: AudioWorkletNode } | null = null;
  #speaking = false;
  #ownLevel = 0;
  #muted = true;
  readonly #levels = new Map<number, PlayedLevel>();
  /** The microphone and the others together, for a recording. */
  #mix: MediaStreamAudioDestinationNode | null = null;

  constructor(private readonly ears: Ears) {}

  /** To be called from a click: browsers let no page sound unasked. */
  async start(): Promise<void> {
    const context = new AudioContext({ latencyHint: "interactive" });
    this.#context = context;
    await Promise.all([
      context.audioWorklet.addModule(captureUrl),
      context.audioWorklet.addModule(playerUrl),
    ]);
    const player = new AudioWorkletNode(context, "player", { numberOfInputs: 0, outputChannelCount: [1] });
    player.port.onmessage = ({ data }: MessageEvent<Played>) => this.#hearLevels(data);
    player.connect(context.destination);
    this.#player = player;
    // Without a click it would never resolve; voices are heard as soon as there is one.
    void context.resume();
  }

  /** Raises what the browser raises where there is no microphone to be had. */
  async openMicrophone(device: string | null): Promise<void> {
    const wanted = device === null ? PROCESSING : { ...PROCESSING, deviceId: { ideal: device } };
    const stream = await navigator.mediaDevices.getUserMedia({ audio: wanted });
    this.closeMicrophone();
    if (this.#context === null) return stopTracks(stream);
    this.#listen(this.#context, stream);
  }

  closeMicrophone(): void {
    this.#muted = true;
    this.#ownLevel = 0;
    this.#tellSpeaking(false);
    if (this.#capture === null) return;
    stopTracks(this.#capture.stream);
    this.#capture.source.disconnect();
    this.#capture.node.disconnect();
    this.#capture = null;
  }

  get microphone(): MediaStreamTrack | null {
    return this.#capture?.stream.getAudioTracks()[0] ?? null;
  }

  play(channel: number, mode: VoiceMode, pcm: ArrayBuffer): void {
    this.#tellPlayer({ type: "voice", channel, mode, pcm }, [pcm]);
  }

  /** This speaker is silent at once. */
  flush(channel: number): void {
    this.#tellPlayer({ type: "flush", channel });
  }

  forget(channel: number): void {
    this.#levels.delete(channel);
    this.#tellPlayer({ type: "gone", channel });
  }

  levelOf(channel: number): number {
    return this.#levels.get(channel)?.level ?? 0;
  }

  get ownLevel(): number {
    return this.#muted ? 0 : this.#ownLevel;
  }

  mix(): MediaStream | null {
    const context = this.#context;
    if (context === null || this.#player === null) return null;
    this.#mix ??= context.createMediaStreamDestination();
    this.#player.connect(this.#mix);
    this.#capture?.source.connect(this.#mix);
    return this.#mix.stream;
  }

  async close(): Promise<void> {
    this.closeMicrophone();
    await this.#context?.close().catch(() => undefined);
    this.#context = null;
  }

  #listen(context: AudioContext, stream: MediaStream): void {
    const source = context.createMediaStreamSource(stream);
    const node = new AudioWorkletNode(context, "capture", { numberOfOutputs: 0, channelCount: 1 });
    node.port.onmessage = ({ data }: MessageEvent<Captured>) => this.#hearFrame(data);
    source.connect(node);
    if (this.#mix !== null) source.connect(this.#mix);
    for (const track of stream.getAudioTracks()) track.onended = () => this.#lose();
    this.#capture = { stream, source, node };
    this.#muted = false;
  }

  #lose(): void {
    this.closeMicrophone();
    this.ears.onGone();
  }

  #hearFrame({ pcm, level, speaking }: Captured): void {
    if (this.#muted) return;
    this.#ownLevel = level;
    this.#tellSpeaking(speaking);
    this.ears.onFrame(pcm);
  }

  #tellSpeaking(speaking: boolean): void {
    if (speaking === this.#speaking) return;
    this.#speaking = speaking;
    this.ears.onSpeaking(speaking);
  }

  #hearLevels({ levels }: Played): void {
    for (const level of levels) this.#levels.set(level.channel, level);
  }

  #tellPlayer(message: ToPlayer, transfer: Transferable[] = []): void {
    this.#player?.port.postMessage(message, transfer);
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
