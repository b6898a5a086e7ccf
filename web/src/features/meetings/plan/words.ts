import * as z from "zod/mini";
import type { Meeting, MeetingChanges, NewMeeting } from "@/api/schema";
import { fromField, isPast, toField } from "./start-time";

/** What stands in the form. */
export type MeetingWords = {
  title: string;
  agent_id: string;
  /** As a `datetime-local` field has it; empty for none. */
  start: string;
  duration_minutes: number;
};

const TITLE_LENGTH = 120;
export const DEFAULT_MINUTES = 30;
const LENGTHS = [15, 30, 45, 60, 90, 120];

/** `settled` is the start a meeting has already: it may have passed. */
export function meetingWords(settled = "") {
  return z.object({
    title: z.string().check(
      z.trim(),
      z.minLength(1),
      z.refine((text) => [...text].length <= TITLE_LENGTH),
    ),
    agent_id: z.string().check(z.minLength(1)),
    start: z.string().check(
      z.refine((text) => fromField(text) !== undefined, { error: "startWrong" }),
      z.refine((text) => text === settled || !hasPassed(text), { error: "startPast" }),
    ),
    duration_minutes: z.number(),
  });
}

function hasPassed(text: string): boolean {
  const moment = fromField(text);
  return Boolean(moment) && isPast(moment ?? "");
}

/** Those to choose from, and the one a meeting has already. */
export function lengthsWith(present: number): number[] {
  return LENGTHS.includes(present) ? LENGTHS : [...LENGTHS, present].sort((a, b) => a - b);
}

export function wordsOf({ title, agent, planned_start, duration_minutes }: Meeting): MeetingWords {
  return { title, agent_id: agent?.id ?? "", start: toField(planned_start), duration_minutes };
}

/** Now means without a plan. */
export function newMeeting(
  { title, agent_id, start, duration_minutes }: MeetingWords,
  now: boolean,
): NewMeeting {
  return { title, agent_id, duration_minutes, planned_start: now ? null : (fromField(start) ?? null) };
}

/** Only what is different, so that what was changed elsewhere meanwhile stays. */
export function changesBetween(before: MeetingWords, after: MeetingWords): MeetingChanges {
  return {
    ...(after.title === before.title ? {} : { title: after.title }),
    ...(after.agent_id === before.agent_id ? {} : { agent_id: after.agent_id }),
    ...(after.start === before.start ? {} : { planned_start: fromField(after.start) ?? null }),
    ...(after.duration_minutes === before.duration_minutes
      ? {}
      : { duration_minutes: after.duration_minutes }),
  };
}
