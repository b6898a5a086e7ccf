import { expect, test } from "vitest";
import { type Entry, queue, waiting } from "./queue";

const file = (name: string) => new File(["WEBVTT"], name, { lastModified: 7 });
const added = (...names: string[]) => queue([], { type: "add", files: names.map(file) });
const kinds = (entries: Entry[]) => entries.map(({ state }) => state.kind);
const failure = { code: "no-answer", status: 0, title: "", detail: "", fields: new Map() };

test("files wait their turn; one that cannot be read never gets one", () => {
  const entries = added("a.vtt", "b.mp3", "c.txt");
  expect(kinds(entries)).toEqual(["waiting", "unfit", "waiting"]);
  expect(waiting(entries).map((entry) => entry.file.name)).toEqual(["a.vtt", "c.txt"]);
});

test("a file chosen twice is brought in once", () => {
  expect(queue(added("a.vtt"), { type: "add", files: [file("a.vtt"), file("b.vtt")] })).toHaveLength(2);
});

test("only what failed is tried again", () => {
  const [a, b] = added("a.vtt", "b.vtt") as [Entry, Entry];
  const failed = queue([a, b], {
    type: "state",
    id: a.id,
    state: { kind: "failed", failure, excerpt: "" },
  });
  const sending = queue(failed, { type: "state", id: b.id, state: { kind: "sending", part: 1 } });
  expect(kinds(queue(sending, { type: "again" }))).toEqual(["waiting", "sending"]);
});

test("what the server refused is not sent again", () => {
  const [a] = added("a.vtt") as [Entry];
  const refused = { kind: "refused", failure: { ...failure, status: 400 }, excerpt: "" } as const;
  const after = queue(queue([a], { type: "state", id: a.id, state: refused }), { type: "again" });
  expect(kinds(after)).toEqual(["refused"]);
});

test("a file can be taken out", () => {
  const entries = added("a.vtt", "b.vtt");
  expect(queue(entries, { type: "drop", id: entries[0]?.id ?? "" })).toHaveLength(1);
});
