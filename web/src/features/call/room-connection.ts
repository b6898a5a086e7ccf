import { type Failure, failureOf, mayPass } from "@/api/problems";
import type {
  ClosedReason,
  JoinTicket,
  ProblemCode,
  RoomClientMessage,
  RoomSay,
  RoomServerMessage,
  RoomWelcome,
} from "@/api/schema";

/** `lost`: the server did not come back in time; whatever waits is kept, and one may try again. */
export type OverReason = "ended" | "left" | "replaced" | "signed_out" | "lost";

export type ConnectionState =
  | { kind: "connecting" }
  | { kind: "in" }
  | { kind: "reconnecting" }
  | { kind: "over"; reason: OverReason }
  | { kind: "refused"; failure: Failure };

/** How one gets in; a test has doors of its own. */
export type Doors = {
  ticket: (signal: AbortSignal) => Promise<JoinTicket>;
  socket: (protocols: string[]) => WebSocket;
};

export type Listener = {
  hear: (message: RoomServerMessage) => void;
  hearVoice: (frame: ArrayBuffer) => void;
  /** The state, or what waits, is another one now. */
  changed: () => void;
};

/** Said, and not known to be kept: sent again until it is. */
type Waiting = { line: RoomSay; saidAt: number; sentAt: number | null };

export const PROTOCOL = "temuainul.room.1";
/** So long the room keeps a place for who lost the connection. */
export const PATIENCE_MILLISECONDS = 30_000;
/** For a ticket, and for a welcome; a network that swallows everything answers neither. */
const ANSWER_MILLISECONDS = 8_000;
/** What is not answered by then, or has not left, went into a dead connection. */
const KEPT_MILLISECONDS = 10_000;
const AGAIN_MILLISECONDS = [250, 500, 1000, 2000, 4000] as const;
/** Two seconds of voice; older sound is worth nothing to anybody. */
const MOST_BUFFERED_BYTES = 96_000;
const LONGEST_AGO_SECONDS = 600;

/**
 * One person's way into our room, over as many connections as it takes: every connection has a ticket of its own, and the
 * next one goes on where the last one broke off. What was said is sent again, under its first name, until the room has
 * shown it; so nothing is lost, and nothing is doubled.
 */
export class RoomConnection {
  #state: ConnectionState = { kind: "connecting" };
  #waiting: readonly Waiting[] = [];
  #socket: WebSocket | null = null;
  #resume: string | null = null;
  #session: string | null = null;
  #after = 0;
  /** Whom one has been here: who stayed away too long comes back as somebody else. */
  readonly #selves = new Set<string>();
  #since = 0;
  #attempt = 0;
  /** Since when no voice has left. */
  #stuckAt: number | null = null;
  /** Of trying: whatever an earlier one still brings is not wanted. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly doors: Doors,
    private readonly listener: Listener,
  ) {}

  get state(): ConnectionState {
    return this.#state;
  }

  get waiting(): readonly RoomSay[] {
    return this.#waiting.map(({ line }) => line);
  }

  /** Goes in; again, after it was lost. */
  enter(): void {
    if (this.#state.kind === "in" || this.#watch !== undefined) return;
    this.#since = Date.now();
    this.#attempt = 0;
    this.#watch = setInterval(() => this.#lookAfterWaiting(), 1000);
    addEventListener("online", this.#hurry);
    addEventListener("offline", this.#abandon);
    this.#become(this.#resume === null ? { kind: "connecting" } : { kind: "reconnecting" });
    void this.#connect();
  }

  /** Kept until the room has shown it. */
  say(line: RoomSay): void {
    const waiting = { line, saidAt: Date.now(), sentAt: null };
    this.#waiting = [...this.#waiting, waiting];
    if (this.#state.kind === "in") this.#send(waiting);
    this.listener.changed();
  }

  /** Worth something only now. */
  send(message: RoomClientMessage): void {
    if (this.#state.kind === "in") this.#socket?.send(JSON.stringify(message));
  }

  sendVoice(pcm: ArrayBuffer): void {
    const socket = this.#socket;
    if (this.#state.kind !== "in" || socket === null) return;
    if (socket.bufferedAmount > MOST_BUFFERED_BYTES) this.#stuckAt ??= Date.now();
    else {
      this.#stuckAt = null;
      socket.send(pcm);
    }
  }

  leave(): void {
    this.send({ type: "leave" });
    this.#finish({ kind: "over", reason: "left" });
  }

  async #connect(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const ticket = await this.doors.ticket(AbortSignal.timeout(ANSWER_MILLISECONDS));
      if (turn === this.#turn) this.#open(ticket);
    } catch (error) {
      if (turn === this.#turn) this.#refused(error);
    }
  }

  #open({ token }: JoinTicket): void {
    const socket = this.doors.socket([PROTOCOL, token]);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#timer = setTimeout(this.#abandon, ANSWER_MILLISECONDS);
    socket.onopen = () => this.#greet(socket);
    socket.onmessage = ({ data }) => socket === this.#socket && this.#hear(data);
    socket.onclose = ({ code }) => socket === this.#socket && this.#closed(code);
  }

  #greet(socket: WebSocket): void {
    const hello: RoomClientMessage = { type: "hello", resume: this.#resume, after: this.#after };
    socket.send(JSON.stringify(hello));
  }

  #hear(data: unknown): void {
    if (typeof data === "string") this.#understand(JSON.parse(data));
    else this.listener.hearVoice(data as ArrayBuffer);
  }

  #understand(message: RoomServerMessage): void {
    if (message.type === "welcome") this.#welcomed(message);
    if (message.type === "line") this.#shown([message.line]);
    if (message.type === "problem" && message.about !== null) this.#refusedLine(message.about, message.code);
    this.listener.hear(message);
    if (message.type === "welcome") this.#come();
    if (message.type === "closed") this.#told(message.reason);
  }

  #welcomed(welcome: RoomWelcome): void {
    clearTimeout(this.#timer);
    if (welcome.session !== this.#session) this.#after = 0;
    this.#session = welcome.session;
    this.#resume = welcome.resume;
    this.#selves.add(welcome.you);
    this.#shown(welcome.lines);
    this.#attempt = 0;
  }

  #come(): void {
    this.#stuckAt = null;
    this.#become({ kind: "in" });
    for (const waiting of this.#waiting) this.#send(waiting);
  }

  /** What the room has shown is kept, and no concern of ours any more. */
  #shown(lines: RoomWelcome["lines"]): void {
    const own = new Set(lines.filter((line) => this.#selves.has(line.participant)).map((line) => line.id));
    this.#after = Math.max(this.#after, ...lines.map((line) => line.number));
    this.#stopWaiting((waiting) => own.has(waiting.line.id));
  }

  #refusedLine(id: string, code: ProblemCode): void {
    if (code === "not-kept") setTimeout(() => this.#sayAgain(id), AGAIN_MILLISECONDS[2]);
    else this.#stopWaiting(({ line }) => line.id === id);
  }

  #sayAgain(id: string): void {
    const waiting = this.#waiting.find(({ line }) => line.id === id);
    if (waiting !== undefined && this.#state.kind === "in") this.#send(waiting);
  }

  #stopWaiting(done: (waiting: Waiting) => boolean): void {
    const left = this.#waiting.filter((waiting) => !done(waiting));
    if (left.length === this.#waiting.length) return;
    this.#waiting = left;
    this.listener.changed();
  }

  #send(waiting: Waiting): void {
    const now = Date.now();
    const ago = waiting.line.seconds_ago + (now - waiting.saidAt) / 1000;
    waiting.sentAt = now;
    this.send({ ...waiting.line, seconds_ago: Math.min(ago, LONGEST_AGO_SECONDS) });
  }

  #told(reason: ClosedReason): void {
    if (reason === "restarting") this.#again();
    else this.#finish({ kind: "over", reason });
  }

  #closed(code: number): void {
    const reason = REASONS.get(code);
    if (reason === undefined) this.#again();
    else this.#finish({ kind: "over", reason });
  }

  /** Without an answer it may pass; an answer that refuses stays. */
  #refused(error: unknown): void {
    const failure = failureOf(error);
    if (mayPass(error)) this.#again();
    else if (failure.status === 401) this.#finish({ kind: "over", reason: "signed_out" });
    else if (failure.status === 409 && this.#session !== null)
      this.#finish({ kind: "over", reason: "ended" });
    else this.#finish({ kind: "refused", failure });
  }

  #again(): void {
    if (this.#watch === undefined) return;
    this.#drop();
    if (this.#state.kind === "in") {
      this.#since = Date.now();
      this.#become({ kind: "reconnecting" });
    }
    if (Date.now() - this.#since >= PATIENCE_MILLISECONDS) this.#giveUp();
    else this.#connectSoon();
  }

  #connectSoon(): void {
    const pause = AGAIN_MILLISECONDS[this.#attempt++] ?? AGAIN_MILLISECONDS[4];
    // Not all at the same moment, when a server comes back.
    this.#timer = setTimeout(() => void this.#connect(), pause * (0.75 + Math.random() / 2));
  }

  #giveUp(): void {
    if (this.#state.kind === "connecting") this.#finish({ kind: "refused", failure: failureOf(null) });
    else this.#finish({ kind: "over", reason: "lost" });
  }

  /** The network is back: no need to sit out the pause. */
  readonly #hurry = () => {
    if (this.#state.kind === "in" || this.#socket !== null) return;
    clearTimeout(this.#timer);
    void this.#connect();
  };

  /** Nothing comes over this connection any more, whatever it says. */
  readonly #abandon = () => {
    if (this.#socket !== null) this.#again();
  };

  /** A network that is gone does not say so: what was sent stays unanswered, or does not even leave. */
  #lookAfterWaiting(): void {
    if (this.#state.kind !== "in") return;
    const never = Number.POSITIVE_INFINITY;
    const since = Math.min(this.#waiting[0]?.sentAt ?? never, this.#stuckAt ?? never);
    if (Date.now() - since > KEPT_MILLISECONDS) this.#abandon();
  }

  #finish(state: ConnectionState): void {
    clearInterval(this.#watch);
    this.#watch = undefined;
    removeEventListener("online", this.#hurry);
    removeEventListener("offline", this.#abandon);
    this.#drop();
    this.#become(state);
  }

  #drop(): void {
    this.#turn++;
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(1000);
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.listener.changed();
  }
}

/** What the server's closing codes say; any other one is worth coming again. */
const REASONS: ReadonlyMap<number, OverReason> = new Map([
  [4401, "signed_out"],
  [4404, "ended"],
  [4409, "replaced"],
]);
