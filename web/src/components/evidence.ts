import type { Citation, Statement, Verdict } from "@/api/schema";

/** Why a statement is not proven. */
export type Doubt = Exclude<Verdict, "verified"> | "no_citation";

type Quoted = Pick<Statement, "text" | "citations">;

/** Nothing where it is proven. */
export function doubtOf({ citations, verified }: Pick<Statement, "citations" | "verified">): Doubt | null {
  if (verified) return null;
  for (const { verdict } of citations) if (verdict !== "verified") return verdict;
  return "no_citation";
}

/** One citation a place, however often it is quoted there. */
export function placesOf(citations: readonly Citation[]): Citation[] {
  const seen = new Set<string>();
  return citations.filter(({ segment_id, verdict }) => {
    const place = `${segment_id} ${verdict}`;
    return !seen.has(place) && seen.add(place);
  });
}

/** A picked sentence begins with the name of who said it: told apart, since it is set apart. */
export function attributed(
  text: string,
  citations: readonly Citation[],
): { speaker?: string; words: string } {
  const speaker = citations[0]?.speaker;
  const name = speaker ? `${speaker}: ` : undefined;
  return name && text.startsWith(name)
    ? { speaker: speaker as string, words: text.slice(name.length) }
    : { words: text };
}

/** True where the same person is quoted again: who has just been named is not named again. */
export function isAgain(one: Quoted, before: Quoted | undefined): boolean {
  const speaker = speakerOf(one);
  return speaker !== undefined && before !== undefined && speakerOf(before) === speaker;
}

export function speakerOf({ text, citations }: Quoted): string | undefined {
  return attributed(text, citations).speaker;
}

/** The last word, to which the first chip is tied, and what comes before it. */
export function lastWord(text: string): { before: string; last: string } {
  const trimmed = text.trimEnd();
  const space = trimmed.lastIndexOf(" ");
  return { before: trimmed.slice(0, space + 1), last: trimmed.slice(space + 1) };
}
