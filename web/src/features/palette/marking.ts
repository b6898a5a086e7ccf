export type Piece = { text: string; hit: boolean };

/** Cuts a text where words searched for stand, in whatever case; put together again it is the same text. */
export function marked(text: string, search: string): Piece[] {
  const words = wordsOf(search);
  if (words.length === 0) return [{ text, hit: false }];
  const pieces = text.split(new RegExp(`(${words.map(escaped).join("|")})`, "giu"));
  return pieces.map((piece, at) => ({ text: piece, hit: at % 2 === 1 })).filter((piece) => piece.text !== "");
}

/** The part of a long text around the first word found, which is near its beginning: lists cut off what comes late. */
export function around(text: string, search: string, length: number): string {
  if (text.length <= length) return text;
  const lower = text.toLowerCase();
  const found = wordsOf(search).map((word) => lower.indexOf(word.toLowerCase()));
  const places = found.filter((at) => at >= 0);
  const first = places.length > 0 ? Math.min(...places) : 0;
  const start = Math.max(0, first - Math.floor(length / 3));
  const end = Math.min(text.length, start + length);
  return `${start > 0 ? "…" : ""}${text.slice(start, end).trim()}${end < text.length ? "…" : ""}`;
}

/** Does every word stand somewhere in these texts? */
export function matches(texts: readonly string[], search: string): boolean {
  const all = texts.join(" ").toLowerCase();
  return wordsOf(search).every((word) => all.includes(word.toLowerCase()));
}

function wordsOf(search: string): string[] {
  return search
    .split(/[\s"]+/)
    .filter((word) => word !== "")
    .sort((one, other) => other.length - one.length);
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
