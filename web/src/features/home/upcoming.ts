import type { Home, Meeting } from "@/api/schema";

/** Where somebody stands with the product; it decides what the page begins with. */
export type Stage = "new" | "ready" | "settled";

export function stageOf({ agents, counts }: Pick<Home, "agents" | "counts">): Stage {
  if (meetingsOf(counts) > 0) return "settled";
  return agents > 0 ? "ready" : "new";
}

export function meetingsOf(counts: Home["counts"]): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** So much later nobody is on their way any more. */
const GIVEN_UP_MILLISECONDS = 2 * 3_600_000;

/** Those of today that are going on or still to come, and the next one: the one to show first in front. */
export function toCome({ today, next }: Pick<Home, "today" | "next">, now: number): Meeting[] {
  const all = next && !today.some(({ id }) => id === next.id) ? [...today, next] : today;
  const awaited = ({ status, planned_start }: Meeting) =>
    status === "upcoming" && Date.parse(planned_start ?? "") > now - GIVEN_UP_MILLISECONDS;
  return [...all.filter(({ status }) => status === "active"), ...all.filter(awaited)];
}

export type Timeliness = "ongoing" | "late" | "next";

/** How a meeting to come stands to the clock. */
export function timeliness({ status, planned_start }: Meeting, now: number): Timeliness {
  if (status === "active") return "ongoing";
  return planned_start !== null && Date.parse(planned_start) < now ? "late" : "next";
}

/** How much of what a meeting's notes need is there, from 0 to 1. */
export function progressOf(waiting: Meeting["waiting"]): number {
  if (waiting.includes("transcript")) return 0.25;
  return waiting.includes("transcript_file") ? 0.45 : 0.75;
}
