/** Keys that are typed or chosen with belong to what has the focus. */
const TYPING = "input, textarea, select, [contenteditable='true'], [role='menu'], [role='dialog']";
const PRESSED_BY_SPACE = `${TYPING}, button, summary, [role='tab']`;

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}

export function takesSpace(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(PRESSED_BY_SPACE) !== null;
}
