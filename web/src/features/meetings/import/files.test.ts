import { expect, test } from "vitest";
import { excerpt, faultOf, LARGEST_BYTES, lineOf } from "./files";

test("transcripts are taken, whatever the case of their ending", () => {
  const names = ["a.vtt", "a.SRT", "rapat.senin.txt", "a.json", "a.jsonl"];
  expect(names.map((name) => faultOf({ name, size: 10 }))).toEqual(names.map(() => undefined));
});

test("what cannot be read is told before it is sent", () => {
  expect(faultOf({ name: "rapat.mp3", size: 10 })).toBe("kind");
  expect(faultOf({ name: "vtt", size: 10 })).toBe("kind");
  expect(faultOf({ name: "a.vtt", size: 0 })).toBe("empty");
  expect(faultOf({ name: "a.vtt", size: LARGEST_BYTES + 1 })).toBe("large");
});

test("the line the server names is found in the file, whoever wrote its line ends", () => {
  expect([lineOf("line 2"), lineOf("file"), lineOf("baseline 2")]).toEqual([2, undefined, undefined]);
  expect(excerpt("WEBVTT\r\n  00:99 --> x\r\nhello", 2)).toBe("00:99 --> x");
  expect(excerpt("one line", 7)).toBe("");
  expect(excerpt("a".repeat(500), 1)).toHaveLength(161);
});
