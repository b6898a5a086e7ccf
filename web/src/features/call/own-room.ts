import type { RoomParticipant, RoomServerMessage } from "@/api/schema";
import { RoomAudio } from "./audio/room-audio";
import { Latest } from "./latest";
import { Recorder, recordingFormat, type Shelf } from "./recorder";
import type { RecorderState, Room, RoomView, Said } from "./room";
import { type Doors, RoomConnection } from "./room-connection";
import { emptyRoom, roomAfter, roomCutOff } from "./room-state";

/** Half of what the room lets through, so that lines always find a place. */
const CAPTION_EVERY_MILLISECONDS = 120;
const LONGEST_CAPTION = 400;
const LONGEST_AGO_SECONDS = 600;
const CHANNEL_BYTES = 2;

/** The room that comes with the product: words and voices over one WebSocket. */
export class OwnRoom implements Room {
  readonly canRecord = recordingFormat() !== null;
  readonly #connection: RoomConnection;
  readonly #audio: RoomAudio;
  readonly #watchers = new Set<() => void>();
  readonly #speakingWatchers = new Set<(speaking: boolean) => void>();
  #recorder: Recorder | null = null;
  #camera = false;
  readonly #captions = new Latest(CAPTION_EVERY_MILLISECONDS, (text) => this.#sendCaption(text));
  #view: RoomView;

  constructor(
    doors: Doors,
    /** Where recordings of a meeting go. */
    private readonly shelfOf: (meeting: string) => Shelf,
  ) {
    this.#connection = new RoomConnection(doors, {
      hear: (message) => this.#hear(message),
      hearVoice: (frame) => this.#hearVoice(frame),
      changed: () => this.#connectionChanged(),
    });
    this.#audio = new RoomAudio({
      onFrame: (pcm) => this.#connection.sendVoice(pcm),
      onSpeaking: (speaking) => this.#tellSpeaking(speaking),
      onGone: () => this.#microphoneIs(false, true),
    });
    const { state } = this.#connection;
    this.#view = {
      connection: state,
      room: emptyRoom,
      pending: [],
      microphone: false,
      microphoneGone: false,
      recorder: "off",
    };
  }

  /** To be called from a click, for the sake of the sound. */
  async enter(): Promise<void> {
    this.#connection.enter();
    await this.#audio.start();
  }

  readonly view = () => this.#view;

  readonly watch = (notify: () => void) => {
    this.#watchers.add(notify);
    return () => void this.#watchers.delete(notify);
  };

  onSpeaking(hear: (speaking: boolean) => void): () => void {
    this.#speakingWatchers.add(hear);
    return () => void this.#speakingWatchers.delete(hear);
  }

  levelOf(participant: string): number {
    const { room } = this.#view;
    if (participant === room.you) return this.#audio.ownLevel;
    const channel = room.participants.find(({ id }) => id === participant)?.channel;
    return channel === undefined ? 0 : this.#audio.levelOf(channel);
  }

  microphoneTrack(): MediaStreamTrack | null {
    return this.#audio.microphone;
  }

  say({ text, spoken, secondsAgo }: Said): void {
    this.#captions.drop();
    const seconds_ago = Math.min(secondsAgo, LONGEST_AGO_SECONDS);
    this.#connection.say({ type: "line", id: newId(), text, spoken, seconds_ago });
  }

  caption(text: string): void {
    this.#captions.offer(text.slice(-LONGEST_CAPTION));
  }

  async setMicrophone(on: boolean, device: string | null): Promise<void> {
    if (on) await this.#audio.openMicrophone(device);
    else this.#audio.closeMicrophone();
    this.#microphoneIs(on, false);
  }

  setCamera(on: boolean): void {
    this.#camera = on;
    this.#connection.send({ type: "camera", on });
  }

  interrupt(playedSeconds: number): void {
    this.#connection.send({ type: "interrupted", played_seconds: playedSeconds });
  }

  async setRecording(on: boolean): Promise<void> {
    if (on) await this.#startRecording();
    else await this.#stopRecording();
  }

  /** Whatever was recorded until then is kept once it is over. */
  endForAll(): void {
    this.#connection.send({ type: "end" });
  }

  async leave(): Promise<void> {
    const kept = this.#stopRecording();
    this.#connection.leave();
    await kept;
  }

  retry(): void {
    this.#connection.enter();
  }

  #hear(message: RoomServerMessage): void {
    const before = this.#view.room.participants;
    this.#show({ room: roomAfter(this.#view.room, message, Date.now()) });
    if (message.type === "flush") this.#flush(message.participant);
    if (message.type === "left") this.#forget(before.find(({ id }) => id === message.participant));
  }

  /** Who comes back is taken to have everything off. */
  #tellDevices(): void {
    if (this.#view.microphone) this.#connection.send({ type: "microphone", on: true });
    if (this.#camera) this.#connection.send({ type: "camera", on: true });
    if (this.#recorder !== null) this.#connection.send({ type: "record", on: true });
  }

  #hearVoice(frame: ArrayBuffer): void {
    const channel = new DataView(frame).getUint16(0, true);
    const speaker = this.#view.room.participants.find((one) => one.channel === channel);
    this.#audio.play(channel, speaker?.kind === "agent" ? "speech" : "live", frame.slice(CHANNEL_BYTES));
  }

  #flush(participant: string): void {
    const channel = this.#view.room.participants.find(({ id }) => id === participant)?.channel;
    if (channel !== undefined) this.#audio.flush(channel);
  }

  #forget(participant: RoomParticipant | undefined): void {
    if (participant !== undefined) this.#audio.forget(participant.channel);
  }

  #microphoneIs(on: boolean, microphoneGone: boolean): void {
    this.#show({ microphone: on, microphoneGone });
    this.#connection.send({ type: "microphone", on });
  }

  #sendCaption(text: string): void {
    this.#connection.send({ type: "caption", text });
  }

  async #startRecording(): Promise<void> {
    const [mix, format, shelf] = [this.#audio.mix(), recordingFormat(), this.#shelf()];
    if (mix === null || format === null || shelf === null || this.#recorder !== null) return;
    this.#showRecorder("starting");
    try {
      this.#recorder = await Recorder.begin(shelf, mix, format, () => this.#recordingBroke());
    } catch (error) {
      this.#showRecorder("off");
      throw error;
    }
    this.#showRecorder("on");
    this.#connection.send({ type: "record", on: true });
    // The call may have ended while it began.
    if (this.#view.connection.kind === "over") await this.#stopRecording();
  }

  #shelf(): Shelf | null {
    const meeting = this.#view.room.meeting?.id;
    return meeting == null ? null : this.shelfOf(meeting);
  }

  async #stopRecording(): Promise<void> {
    const recorder = this.#recorder;
    if (recorder === null) return;
    this.#recorder = null;
    this.#showRecorder("finishing");
    this.#connection.send({ type: "record", on: false });
    const whole = await recorder.stop();
    this.#showRecorder(whole ? "off" : "broken");
  }

  /** The server takes no more of it: it says so, instead of seeming to go on. */
  #recordingBroke(): void {
    if (this.#recorder === null) return;
    void this.#stopRecording();
  }

  #showRecorder(recorder: RecorderState): void {
    this.#show({ recorder });
  }

  #connectionChanged(): void {
    const { state, waiting } = this.#connection;
    const wasIn = this.#view.connection.kind === "in";
    const came = state.kind === "in" && !wasIn;
    if (wasIn && state.kind !== "in") this.#show({ room: roomCutOff(this.#view.room) });
    this.#show({ connection: state, pending: waiting });
    if (came) this.#tellDevices();
    if (state.kind === "over" && state.reason !== "lost") this.#wentOver();
  }

  #wentOver(): void {
    this.#captions.drop();
    void this.#stopRecording();
    void this.#audio.close();
    this.#show({ microphone: false });
  }

  #tellSpeaking(speaking: boolean): void {
    for (const hear of this.#speakingWatchers) hear(speaking);
  }

  #show(changed: Partial<RoomView>): void {
    this.#view = { ...this.#view, ...changed };
    for (const notify of this.#watchers) notify();
  }
}

/** `randomUUID` is not there on a page that came without https. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
