const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** Seconds at which a time stands below the ribbon: round ones, at most so many, never crowding the end. */
export function marksOf(seconds: number, most: number): number[] {
  const step = STEPS.find((candidate) => seconds / candidate <= most) ?? 14_400;
  const marks: number[] = [];
  for (let at = 0; at <= seconds - step * 0.15 || at === 0; at += step) marks.push(at);
  return marks;
}
