import * as z from "zod/mini";
import type { Agent, NewAgent } from "@/api/schema";

/** What a person says of an agent. */
export type AgentWords = NewAgent;

export const NAME_LENGTH = 120;
export const INSTRUCTIONS_LENGTH = 8000;
export const DEFAULT_VOICE = "marin";

/** Voices of the realtime models, the two best first; a server without them speaks with its own. */
const VOICES = [DEFAULT_VOICE, "cedar", "coral", "sage", "verse", "alloy"];

export const agentWords = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(NAME_LENGTH)),
  instructions: z.string().check(z.refine((text) => lengthOf(text) <= INSTRUCTIONS_LENGTH)),
  language: z.enum(["id", "en"]),
  voice: z.string(),
});

/** As the server counts: characters, not their halves. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Those to choose from, and the one an agent has already. */
export function voicesWith(present: string): string[] {
  return VOICES.includes(present) ? VOICES : [...VOICES, present];
}

export function wordsOf({ name, instructions, language, voice }: Agent): AgentWords {
  return { name, instructions, language, voice };
}

/** Only what is different, so that what was changed elsewhere meanwhile stays. */
export function changedWords(before: AgentWords, after: AgentWords): Partial<AgentWords> {
  const changed = Object.entries(after).filter(([key, value]) => before[key as keyof AgentWords] !== value);
  return Object.fromEntries(changed);
}

/** A voice's name, as names are written. */
export function named(voice: string): string {
  return voice.charAt(0).toUpperCase() + voice.slice(1);
}
