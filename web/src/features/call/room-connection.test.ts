import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RoomClientMessage, RoomSay, RoomServerMessage } from "@/api/schema";
import { RoomConnection } from "./room-connection";

/** The other end of a socket: what was sent to it, and what it does. */
class Wire {
  binaryType = "";
  bufferedAmount = 0;
  sent: (RoomClientMessage | ArrayBuffer)[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  send(data: string | ArrayBuffer): void {
    this.sent.push(typeof data === "string" ? JSON.parse(data) : data);
  }

  close(): void {
    this.onclose?.({ code: 1000 });
  }

  tell(message: RoomServerMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  get lines(): RoomSay[] {
    return this.sent.filter((one): one is RoomSay => "type" in one && one.type === "line");
  }
}

const TICKET = { provider: "room", call: "c", token: "t", expires_in_seconds: 30 };
const problem = (status: number) => ({ code: "conflict", status, title: "", detail: "", errors: [] });

let wires: Wire[];
let tickets: (() => Promise<typeof TICKET>)[];
let heard: RoomServerMessage[];
let connection: RoomConnection;

beforeEach(() => {
  vi.useFakeTimers();
  [wires, tickets, heard] = [[], [], []];
  const socket = () => {
    const wire = new Wire();
    wires.push(wire);
    return wire as unknown as WebSocket;
  };
  const ticket = () => (tickets.shift() ?? (() => Promise.resolve(TICKET)))();
  const listener = {
    hear: (one: RoomServerMessage) => void heard.push(one),
    hearVoice: vi.fn(),
    changed: vi.fn(),
  };
  connection = new RoomConnection({ ticket, socket }, listener);
});

afterEach(() => {
  connection.leave();
  vi.useRealTimers();
});

const wire = (number: number): Wire => {
  const found = wires[number];
  if (found === undefined) throw new Error(`There is no connection ${number}, only ${wires.length}.`);
  return found;
};

async function opened(number: number, rest: object = {}): Promise<Wire> {
  await vi.advanceTimersByTimeAsync(number === 0 ? 0 : 5000);
  wire(number).onopen?.();
  wire(number).tell(welcome(rest));
  return wire(number);
}

const welcome = (rest: object = {}): RoomServerMessage => ({
  type: "welcome",
  you: "r",
  channel: 2,
  resume: "again",
  session: "one",
  host: true,
  meeting: { id: "m", title: "Latihan", language: "id" },
  participants: [],
  lines: [],
  recording: false,
  began_at: "2026-11-25T09:59:00Z",
  now: "2026-11-25T10:00:00Z",
  ...rest,
});

const shown = (number: number, id: string, participant = "r") => ({
  number,
  id,
  participant,
  name: "Raka",
  is_agent: false,
  text: "halo",
  spoken: false,
  start_seconds: 0,
  end_seconds: 1,
});

const say = (id: string): RoomSay => ({ type: "line", id, text: "halo", spoken: false, seconds_ago: 0 });

test("it greets first, and is in once it is welcomed", async () => {
  connection.enter();
  expect(connection.state.kind).toBe("connecting");
  await opened(0);
  expect(wire(0).sent).toEqual([{ type: "hello", resume: null, after: 0 }]);
  expect(connection.state.kind).toBe("in");
});

test("after a break it goes on where it stopped", async () => {
  connection.enter();
  const first = await opened(0);
  first.tell({ type: "line", line: shown(7, "x", "b") });
  first.onclose?.({ code: 1006 });
  expect(connection.state.kind).toBe("reconnecting");
  await opened(1);
  expect(wire(1).sent).toEqual([{ type: "hello", resume: "again", after: 7 }]);
  expect(connection.state.kind).toBe("in");
});

test("a line is sent again until it is shown, and then no more", async () => {
  connection.enter();
  const first = await opened(0);
  for (const id of ["a", "b"]) connection.say(say(id));
  first.tell({ type: "line", line: shown(1, "a") });
  first.onclose?.({ code: 1006 });
  connection.say(say("c"));
  expect(connection.waiting.map(({ id }) => id)).toEqual(["b", "c"]);
  const second = await opened(1);
  expect(second.lines.map(({ id }) => id)).toEqual(["b", "c"]);
  second.tell({ type: "line", line: shown(2, "b") });
  second.tell({ type: "line", line: shown(3, "c") });
  expect(connection.waiting).toEqual([]);
});

test("a line that was kept while its answer got lost is not said twice", async () => {
  connection.enter();
  const first = await opened(0);
  connection.say(say("a"));
  first.onclose?.({ code: 1006 });
  const second = await opened(1, { lines: [shown(1, "a")] });
  expect([second.lines, connection.waiting]).toEqual([[], []]);
});

test("somebody else's line of the same name is not taken for one's own", async () => {
  connection.enter();
  const first = await opened(0);
  connection.say(say("a"));
  first.tell({ type: "line", line: shown(1, "a", "b") });
  expect(connection.waiting).toHaveLength(1);
});

test("what waited was said when it was said", async () => {
  connection.enter();
  const first = await opened(0);
  first.onclose?.({ code: 1006 });
  connection.say(say("a"));
  const second = await opened(1);
  expect(second.lines[0]?.seconds_ago).toBeGreaterThan(4);
});

test("a connection that takes lines and shows none is given up for another", async () => {
  connection.enter();
  await opened(0);
  connection.say(say("a"));
  await vi.advanceTimersByTimeAsync(11_500);
  expect(connection.state.kind).toBe("reconnecting");
  expect((await opened(1)).lines).toHaveLength(1);
});

test("a connection that lets nothing out any more is given up too", async () => {
  connection.enter();
  const first = await opened(0);
  first.bufferedAmount = 96_001;
  connection.sendVoice(new ArrayBuffer(960));
  await vi.advanceTimersByTimeAsync(9000);
  expect(connection.state.kind).toBe("in");
  await vi.advanceTimersByTimeAsync(2500);
  expect(connection.state.kind).toBe("reconnecting");
});

test("a line the storage could not keep is sent again; one that cannot be read is not", async () => {
  connection.enter();
  const first = await opened(0);
  connection.say(say("a"));
  connection.say(say("b"));
  first.tell({ type: "problem", code: "not-kept", detail: "", about: "a" });
  first.tell({ type: "problem", code: "unreadable", detail: "", about: "b" });
  await vi.advanceTimersByTimeAsync(1100);
  expect(first.lines.map(({ id }) => id)).toEqual(["a", "b", "a"]);
  expect(connection.waiting.map(({ id }) => id)).toEqual(["a"]);
});

test("a server that restarts is asked again at once; one that stays away is lost, and may be tried again", async () => {
  connection.enter();
  const first = await opened(0);
  connection.say(say("a"));
  tickets = Array.from({ length: 30 }, () => () => Promise.reject(new TypeError("no network")));
  first.tell({ type: "closed", reason: "restarting" });
  expect(connection.state.kind).toBe("reconnecting");
  await vi.advanceTimersByTimeAsync(40_000);
  expect(connection.state).toEqual({ kind: "over", reason: "lost" });
  tickets = [];
  connection.enter();
  expect((await opened(1)).lines).toHaveLength(1);
});

test.each([
  [4401, "signed_out"],
  [4404, "ended"],
  [4409, "replaced"],
])("closed with %i it is over for good: %s", async (code, reason) => {
  connection.enter();
  (await opened(0)).onclose?.({ code });
  expect(connection.state).toEqual({ kind: "over", reason });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wires).toHaveLength(1);
});

test("refused by an answer it asks no more; without an answer it does", async () => {
  tickets = [() => Promise.reject(new TypeError("no network")), () => Promise.reject(problem(404))];
  connection.enter();
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.state.kind).toBe("connecting");
  await vi.advanceTimersByTimeAsync(5000);
  expect(connection.state).toMatchObject({ kind: "refused", failure: { status: 404 } });
});

test("a call that ended while one was away is over, and not refused", async () => {
  connection.enter();
  const first = await opened(0);
  tickets = [() => Promise.reject(problem(409))];
  first.onclose?.({ code: 1006 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(connection.state).toEqual({ kind: "over", reason: "ended" });
});

test("leaving is told, and nothing is tried afterwards", async () => {
  connection.enter();
  const first = await opened(0);
  connection.leave();
  expect(first.sent.at(-1)).toEqual({ type: "leave" });
  expect(connection.state).toEqual({ kind: "over", reason: "left" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wires).toHaveLength(1);
});

test("voice that the network does not take is dropped", async () => {
  connection.enter();
  const first = await opened(0);
  const voice = new ArrayBuffer(960);
  connection.sendVoice(voice);
  first.bufferedAmount = 96_001;
  connection.sendVoice(voice);
  expect(first.sent.filter((one) => one instanceof ArrayBuffer)).toHaveLength(1);
});
