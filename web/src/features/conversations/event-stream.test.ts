import { expect, test } from "vitest";
import { eventReader, eventsOf, type Sent } from "./event-stream";

const STREAM =
  'event: asked\ndata: {"a":1}\n\n: alive\n\nid: 7\nevent: statement\ndata: satu\ndata:dua\n\ndata: é🎉\n\n';
const EVENTS: Sent[] = [
  { event: "asked", data: '{"a":1}' },
  { event: "statement", data: "satu\ndua" },
  { event: "message", data: "é🎉" },
];

test.each(["\n", "\r\n", "\r"])("events are read, with line ends %j", (end) => {
  const read = eventReader();
  const found = read(`${STREAM.replaceAll("\n", end)}`);
  expect([...found, ...read(end)]).toEqual(EVENTS);
});

test.each(["\n", "\r\n"])("wherever a stream is cut, the events are the same (%j)", (end) => {
  const stream = STREAM.replaceAll("\n", end);
  for (let at = 0; at <= stream.length; at++) {
    const read = eventReader();
    expect([...read(stream.slice(0, at)), ...read(stream.slice(at))]).toEqual(EVENTS);
  }
});

test("sign by sign is the same too", () => {
  const read = eventReader();
  expect([...STREAM].flatMap((sign) => read(sign))).toEqual(EVENTS);
});

test("an event that never ended is none", () => {
  expect(eventReader()("event: asked\ndata: {}\n")).toEqual([]);
});

test("signs of several bytes survive being cut in two", async () => {
  const bytes = new TextEncoder().encode(STREAM);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  const found: Sent[] = [];
  for await (const event of eventsOf(body)) found.push(event);
  expect(found).toEqual(EVENTS);
});
