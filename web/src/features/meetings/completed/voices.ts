import type { Meeting, Transcript } from "@/api/schema";
import { dyesOf } from "@/components/lurik";

/** One who speaks in a meeting. */
export type Voice = {
  name: string;
  isAgent: boolean;
  /** The colour of their turns. */
  dye: string;
  /** Their number among people, by the order in which they first spoke; an agent has none of its own. */
  place: number;
  seconds: number;
  /** Of all talk, from 0 to 1. */
  share: number;
};

/** Who spoke, in the order they first did, and how much. */
export function voicesOf(transcript: Transcript, agents: ReadonlySet<string>): Voice[] {
  const spoken = secondsSpoken(transcript);
  const all = [...spoken.values()].reduce((sum, seconds) => sum + seconds, 0);
  const kinds = transcript.speakers.map((name) => ({ is_agent: agents.has(name) }));
  const dyes = dyesOf(kinds);
  let people = 0;
  return transcript.speakers.map((name, index) => {
    const isAgent = agents.has(name);
    const seconds = spoken.get(name) ?? 0;
    return {
      name,
      isAgent,
      dye: dyes[index] ?? "var(--nila)",
      place: isAgent ? 0 : people++,
      seconds,
      share: all > 0 ? seconds / all : 0,
    };
  });
}

/** The names under which agents speak in a meeting. */
export function agentsOf({ talk }: Pick<Meeting, "talk">): ReadonlySet<string> {
  return new Set(talk?.speakers.filter((speaker) => speaker.is_agent).map(({ name }) => name));
}

/** 76%, and no lie about those who said little. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  return whole === 0 && share > 0 ? "<1%" : `${whole}%`;
}

function secondsSpoken({ segments }: Transcript): Map<string, number> {
  const spoken = new Map<string, number>();
  for (const { speaker, start_seconds, end_seconds } of segments) {
    spoken.set(speaker, (spoken.get(speaker) ?? 0) + Math.max(end_seconds - start_seconds, 0));
  }
  return spoken;
}
