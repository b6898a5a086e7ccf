/** What can be read, before it is sent; the server has the last word. */

export const ACCEPTED = [".vtt", ".srt", ".txt", ".json", ".jsonl"] as const;
/** Of the server's 8 MiB for file and form together. */
export const LARGEST_BYTES = 8 * 1024 * 1024 - 4096;

export type Fault = "kind" | "large" | "empty";

export function faultOf({ name, size }: Pick<File, "name" | "size">): Fault | undefined {
  const ending = name.toLowerCase();
  if (!ACCEPTED.some((accepted) => ending.endsWith(accepted))) return "kind";
  if (size === 0) return "empty";
  return size > LARGEST_BYTES ? "large" : undefined;
}

/** The number in "line 12", where the server says which line it stumbled over. */
export function lineOf(where: string): number | undefined {
  const found = /^line (\d+)$/.exec(where);
  return found ? Number(found[1]) : undefined;
}

const SHOWN_LENGTH = 160;

export function excerpt(text: string, line: number): string {
  const found = text.split(/\r\n|\r|\n/)[line - 1]?.trim() ?? "";
  return found.length > SHOWN_LENGTH ? `${found.slice(0, SHOWN_LENGTH)}…` : found;
}
