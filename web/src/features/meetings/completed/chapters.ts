import type { Citation, Statement, Summary, Topic } from "@/api/schema";

/** A topic with its place in the meeting: where it is first spoken of. */
export type Chapter = { title: string; statements: Statement[]; start: Citation | null };

/** The topics in the order they came up; one that rests on nothing has no place and comes last. */
export function chaptersOf(summary: Pick<Summary, "topics">): Chapter[] {
  return summary.topics.map(chapterOf).sort((one, other) => when(one) - when(other));
}

/** The chapter that is going on at a moment. */
export function chapterAt(chapters: readonly Chapter[], seconds: number): Chapter | undefined {
  return chapters.findLast(({ start }) => start?.start_seconds != null && start.start_seconds <= seconds);
}

function chapterOf({ title, statements }: Topic): Chapter {
  const placed = statements.flatMap(({ citations }) => citations).filter(hasPlace);
  const start = placed.reduce<Citation | null>(
    (first, citation) => (first === null || earlier(citation, first) ? citation : first),
    null,
  );
  return { title, statements, start };
}

function hasPlace({ start_seconds }: Citation): boolean {
  return start_seconds !== null;
}

function earlier(one: Citation, other: Citation): boolean {
  return (one.start_seconds ?? Number.POSITIVE_INFINITY) < (other.start_seconds ?? Number.POSITIVE_INFINITY);
}

function when({ start }: Chapter): number {
  return start?.start_seconds ?? Number.POSITIVE_INFINITY;
}
