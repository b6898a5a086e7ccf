import { expect, test } from "vitest";
import type { RoomLine, RoomParticipant, RoomServerMessage } from "@/api/schema";
import { emptyRoom, type RoomState, roomAfter, roomCutOff } from "./room-state";

const NOW = Date.parse("2026-11-25T10:00:10Z");

const raka: RoomParticipant = {
  id: "r",
  name: "Raka",
  kind: "person",
  host: true,
  microphone: false,
  camera: false,
  away: false,
  channel: 2,
};
const sekar: RoomParticipant = { ...raka, id: "s", name: "Bu Sekar", kind: "agent", host: false, channel: 1 };

const line = (number: number, participant = "r"): RoomLine => ({
  number,
  id: `line-${number}`,
  participant,
  name: "Raka",
  is_agent: false,
  text: `baris ${number}`,
  spoken: false,
  start_seconds: number,
  end_seconds: number + 1,
});

const welcome = (lines: RoomLine[], rest: object = {}): RoomServerMessage => ({
  type: "welcome",
  you: "r",
  channel: 2,
  resume: "again",
  session: "one",
  host: true,
  meeting: { id: "m", title: "Latihan", language: "id" },
  participants: [sekar, raka],
  lines,
  recording: false,
  began_at: "2026-11-25T09:59:00Z",
  now: "2026-11-25T10:00:00Z",
  ...rest,
});

const after = (...messages: RoomServerMessage[]): RoomState =>
  messages.reduce((room, message) => roomAfter(room, message, NOW), emptyRoom);

const texts = (room: RoomState) => room.lines.map(({ text }) => text);

test("a welcome shows everything as it stands, the beginning on this machine's clock", () => {
  const room = after(welcome([line(1)]));
  expect([room.you, room.host, texts(room)]).toEqual(["r", true, ["baris 1"]]);
  expect(room.beganAt).toBe(Date.parse("2026-11-25T09:59:10Z"));
});

test("coming back adds the lines that were missed, and none twice", () => {
  const room = after(welcome([line(1)]), { type: "line", line: line(2) }, welcome([line(2), line(3)]));
  expect(texts(room)).toEqual(["baris 1", "baris 2", "baris 3"]);
});

test("lines of an earlier session stay, though the numbers begin again", () => {
  const room = after(welcome([line(1)]), welcome([line(1)], { session: "two" }));
  expect(new Set(room.lines.map(({ key }) => key)).size).toBe(2);
});

test("what one said before staying away too long is still one's own", () => {
  const room = after(welcome([line(1)]), welcome([], { you: "r2" }), { type: "line", line: line(2, "r2") });
  expect(room.lines.map(({ mine }) => mine)).toEqual([true, true]);
});

test("a caption lasts until its line, or until who speaks it is gone", () => {
  const speaking = after(welcome([]), { type: "caption", participant: "r", text: "selamat pa" });
  expect(speaking.captions.get("r")).toBe("selamat pa");
  expect(roomAfter(speaking, { type: "line", line: line(1) }, NOW).captions.size).toBe(0);
  expect(roomAfter(speaking, { type: "left", participant: "r" }, NOW).captions.size).toBe(0);
  const away = { ...raka, away: true };
  expect(roomAfter(speaking, { type: "changed", participant: away }, NOW).captions.size).toBe(0);
  expect(roomAfter(speaking, { type: "changed", participant: raka }, NOW).captions.size).toBe(1);
  expect(roomCutOff(speaking).captions.size).toBe(0);
});

test("who comes, changes and leaves is seen; whoever is left stays", () => {
  const budi = { ...raka, id: "b", name: "Budi", host: false, channel: 3 };
  const here = after(
    welcome([]),
    { type: "joined", participant: budi },
    { type: "changed", participant: { ...budi, microphone: true } },
  );
  expect(here.participants.map(({ name, microphone }) => [name, microphone])).toEqual([
    ["Bu Sekar", false],
    ["Raka", false],
    ["Budi", true],
  ]);
  const gone = roomAfter(here, { type: "left", participant: "b" }, NOW);
  expect(gone.participants.map(({ name }) => name)).toEqual(["Bu Sekar", "Raka"]);
  const next = roomAfter(gone, { type: "joined", participant: { ...budi, id: "d" } }, NOW);
  expect([...next.voices]).toEqual([
    ["r", 0],
    ["b", 1],
    ["d", 2],
  ]);
});

test("the agent thinks until it says so, recording and refusals are told", () => {
  const room = after(
    welcome([]),
    { type: "thinking", participant: "s", on: true },
    { type: "recording", on: true },
    { type: "problem", code: "unreadable", detail: "", about: "line-9" },
  );
  expect([room.thinking.has("s"), room.recording, room.problem?.about]).toEqual([true, true, "line-9"]);
  expect(roomAfter(room, { type: "thinking", participant: "s", on: false }, NOW).thinking.size).toBe(0);
});
