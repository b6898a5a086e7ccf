/** A whole number from a text, well mixed: similar texts have unrelated numbers (FNV-1a with a final avalanche). */
export function hash(text: string): number {
  let found = 0x811c9dc5;
  for (const unit of text) found = Math.imul(found ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  found = Math.imul(found ^ (found >>> 16), 0x85ebca6b);
  found = Math.imul(found ^ (found >>> 13), 0xc2b2ae35);
  return (found ^ (found >>> 16)) >>> 0;
}
