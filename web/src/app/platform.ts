/** What the command key is called on this machine's keyboard. */
export function commandKey(): "⌘" | "Ctrl" {
  return /\b(?:Mac|iPhone|iPad)/.test(navigator.userAgent) ? "⌘" : "Ctrl";
}
