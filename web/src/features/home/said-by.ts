/** A sentence that begins with the name of one of these people, as "Dewi: We are late", taken apart. */
export function saidBy(text: string, names: readonly string[]): { name: string | null; words: string } {
  const name = names.find((one) => one !== "" && text.startsWith(`${one}: `));
  return name === undefined ? { name: null, words: text } : { name, words: text.slice(name.length + 2) };
}
