import type { Meeting } from "@/api/schema";

type Dated = Pick<Meeting, "started_at" | "planned_start" | "created_at">;

export type Day<T> = {
  /** Its midnight, where the reader is. */
  begins: Date;
  meetings: T[];
};

/** The moment by which the server puts meetings in order. */
export function listedAt({ started_at, planned_start, created_at }: Dated): string {
  return started_at ?? planned_start ?? created_at;
}

/** In the order given, by the reader's own days. */
export function byDay<T extends Dated>(meetings: readonly T[]): Day<T>[] {
  const days: Day<T>[] = [];
  for (const meeting of meetings) {
    const begins = midnight(new Date(listedAt(meeting)));
    const last = days.at(-1);
    if (last?.begins.getTime() === begins.getTime()) last.meetings.push(meeting);
    else days.push({ begins, meetings: [meeting] });
  }
  return days;
}

/** Whole days from today: 1 is tomorrow. */
export function daysAway(day: Date, now: number): number {
  return Math.round((day.getTime() - midnight(new Date(now)).getTime()) / 86_400_000);
}

function midnight(moment: Date): Date {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
}
