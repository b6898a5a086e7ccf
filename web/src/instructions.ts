/** What an agent's instructions say in short, for where there is room for a line or three. */
export type InShort = {
  /** Who it is: their first line. */
  role: string;
  /** What it will look for: their list, or what follows the first line. */
  points: string[];
};

export const MOST_POINTS = 3;
const BULLET = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/;

export function inShort(instructions: string): InShort {
  const lines = instructions.split("\n").filter((line) => line.trim() !== "");
  const [first = "", ...rest] = lines.length === 1 ? sentencesOf(lines[0] ?? "") : lines;
  const listed = rest.filter((line) => BULLET.test(line));
  const points = listed.length > 0 ? listed : rest;
  return { role: bare(first).replace(/[.:]$/, ""), points: points.slice(0, MOST_POINTS).map(bare) };
}

function sentencesOf(line: string): string[] {
  return line.split(/(?<=[.!?])\s+/);
}

function bare(line: string): string {
  return line
    .replace(BULLET, "")
    .replace(/^#+\s+/, "")
    .trim();
}
