import { expect, test } from "vitest";
import { agentWords, changedWords, INSTRUCTIONS_LENGTH, lengthOf, voicesWith } from "./words";

const WORDS = { name: "Notulis", instructions: "Catat.", language: "id", voice: "marin" } as const;

test("only what is different is sent", () => {
  expect(changedWords(WORDS, { ...WORDS, voice: "cedar" })).toEqual({ voice: "cedar" });
  expect(changedWords(WORDS, WORDS)).toEqual({});
});

test("a voice nobody lists is kept as a choice", () => {
  expect(voicesWith("borobudur")).toContain("borobudur");
  expect(voicesWith("cedar")).toEqual(voicesWith("marin"));
});

test("characters count once, however they are written", () => {
  expect(lengthOf("🪷a")).toBe(2);
  const longest = "🪷".repeat(INSTRUCTIONS_LENGTH);
  expect(agentWords.safeParse({ ...WORDS, instructions: longest }).success).toBe(true);
  expect(agentWords.safeParse({ ...WORDS, instructions: `${longest}a` }).success).toBe(false);
});

test("a name of spaces is no name", () => {
  expect(agentWords.safeParse({ ...WORDS, name: "  " }).success).toBe(false);
});
