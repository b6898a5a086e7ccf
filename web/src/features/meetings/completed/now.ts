import type { Segment } from "@/api/schema";

/** The place of the turn that is going on at a moment, or of the last one before it; -1 before the first. */
export function turnAt(segments: readonly Pick<Segment, "start_seconds">[], seconds: number): number {
  return segments.findLastIndex(({ start_seconds }) => start_seconds <= seconds);
}
