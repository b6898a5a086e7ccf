import { type RefObject, useEffect, useRef } from "react";

export type Keys = {
  toggleMicrophone: () => void;
  toggleCamera: () => void;
  toggleCaptions: () => void;
  askToLeave: () => void;
  input: RefObject<HTMLTextAreaElement | null>;
};

/** M, V, C and Esc; any other letter, and `/`, lead into what is written. Nothing of this while one writes elsewhere. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && !inDialog()) press(event, current.current);
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
}

function press(event: KeyboardEvent, keys: Keys): void {
  const { input } = keys;
  if (event.key === "Escape") stepOut(event, keys);
  if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = ACTS[event.key.toLowerCase()];
  if (act !== undefined) {
    event.preventDefault();
    if (!event.repeat) act(keys);
  } else if (/^[\p{L}\p{N}]$/u.test(event.key)) {
    // Focused before the letter is written, so it is the first one there.
    input.current?.focus();
  }
}

const ACTS: Record<string, (keys: Keys) => void> = {
  m: ({ toggleMicrophone }) => toggleMicrophone(),
  v: ({ toggleCamera }) => toggleCamera(),
  c: ({ toggleCaptions }) => toggleCaptions(),
  "/": ({ input }) => input.current?.focus(),
};

/** Out of the input first, and only then out of the call. */
function stepOut(event: KeyboardEvent, { input, askToLeave }: Keys): void {
  event.preventDefault();
  if (event.target === input.current) input.current?.blur();
  else askToLeave();
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

function inDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}
