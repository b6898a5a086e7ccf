export type PartOfDay = "morning" | "noon" | "afternoon" | "evening";

const BEGINS: readonly (readonly [hour: number, part: PartOfDay])[] = [
  [18, "evening"],
  [15, "afternoon"],
  [11, "noon"],
  [4, "morning"],
];

/** As people greet in Indonesia: pagi, siang, sore, malam. */
export function partOfDay(now: Date): PartOfDay {
  return BEGINS.find(([hour]) => now.getHours() >= hour)?.[1] ?? "evening";
}

/** What somebody is called when greeted. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
