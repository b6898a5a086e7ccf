import type { Meeting, Waiting } from "@/api/schema";

/** What happens after a call, in this order. */
export const STEPS = ["recording", "transcript", "minutes"] as const;
export type Step = (typeof STEPS)[number];
export type StepState = "done" | "now" | "next";

type Processing = Pick<Meeting, "waiting">;

/** The step that is going on; everything before it is done. */
const GOING_ON = {
  transcript: "transcript",
  transcript_file: "transcript",
  summary: "minutes",
} satisfies Record<Waiting, Step>;

/** How much of the bar is filled while it is waited for. */
const FILLED = { transcript: 0.25, transcript_file: 0.45, summary: 0.75 } satisfies Record<Waiting, number>;

/** The first thing waited for; the minutes come last of all. */
export function waitingFor({ waiting }: Processing): Waiting {
  return waiting[0] ?? "summary";
}

export function stepsOf(meeting: Processing): { step: Step; state: StepState }[] {
  const now = STEPS.indexOf(GOING_ON[waitingFor(meeting)]);
  return STEPS.map((step, place) => ({ step, state: place < now ? "done" : place === now ? "now" : "next" }));
}

export function progressOf(meeting: Processing): number {
  return FILLED[waitingFor(meeting)];
}

/** Hours after which a meeting is completed without it; the server's own patience. */
export const PATIENCE_HOURS = { transcript: 24, transcript_file: 24, summary: 2 } satisfies Record<
  Waiting,
  number
>;
