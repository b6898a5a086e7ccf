import type { Statement } from "@/api/schema";

/** So many words are read at a glance; what is longer continues in the size of the minutes. */
const LEAD_WORDS = 45;

/** The overview in two: what stands large, and what continues below it. At least one statement stands large. */
export function leadOf(overview: readonly Statement[]): { lead: Statement[]; rest: Statement[] } {
  let words = 0;
  const end = overview.findIndex(({ text }, place) => {
    words += text.split(/\s+/).length;
    return place > 0 && words > LEAD_WORDS;
  });
  const cut = end < 0 ? overview.length : end;
  return { lead: overview.slice(0, cut), rest: overview.slice(cut) };
}
