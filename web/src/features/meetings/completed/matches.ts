import type { Segment } from "@/api/schema";

/** Where searched words stand in a text; places count its own characters. */
export type Span = { start: number; end: number };
/** One place in a transcript. */
export type Match = Span & { segment: string };

const MARKS = /\p{M}/gu;

/** Every place, in order; case and accents do not matter. */
export function matchesIn(segments: readonly Pick<Segment, "id" | "text">[], words: string): Match[] {
  const sought = fold(words.trim()).plain;
  if (sought === "") return [];
  return segments.flatMap(({ id, text }) => spansIn(text, sought).map((span) => ({ ...span, segment: id })));
}

export function spansIn(text: string, sought: string): Span[] {
  const { plain, places } = fold(text);
  const spans: Span[] = [];
  for (let at = plain.indexOf(sought); at >= 0; at = plain.indexOf(sought, at + sought.length)) {
    const end = at + sought.length;
    spans.push({ start: places?.[at] ?? at, end: places ? endOf(end, places, text) : end });
  }
  return spans;
}

/** A text cut at its spans, which are in order and do not overlap. */
export function cut(text: string, spans: readonly Span[]): { text: string; span: number | null }[] {
  const pieces: { text: string; span: number | null }[] = [];
  let reached = 0;
  for (const [index, { start, end }] of spans.entries()) {
    if (start > reached) pieces.push({ text: text.slice(reached, start), span: null });
    pieces.push({ text: text.slice(start, end), span: index });
    reached = end;
  }
  if (reached < text.length) pieces.push({ text: text.slice(reached), span: null });
  return pieces;
}

/** The matches of each segment that has some. */
export function bySegment(matches: readonly Match[]): Map<string, Match[]> {
  const found = new Map<string, Match[]>();
  for (const match of matches) {
    const there = found.get(match.segment);
    if (there) there.push(match);
    else found.set(match.segment, [match]);
  }
  return found;
}

/** Without case and accents; `places` says where each character left stood, and is left out where that is the same. */
type Folded = { plain: string; places?: number[] };

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const PLAIN = /^[\x00-\x7f]*$/;

function fold(text: string): Folded {
  if (PLAIN.test(text)) return { plain: text.toLowerCase() };
  let plain = "";
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const folded = sign.normalize("NFKD").replace(MARKS, "").toLowerCase();
    for (const _ of Array.from({ length: folded.length })) places.push(at);
    plain += folded;
    at += sign.length;
  }
  return { plain, places };
}

/** Accents written as signs of their own belong to the letter before. */
function endOf(folded: number, places: readonly number[], text: string): number {
  return places[folded] ?? text.length;
}
