import { useRef } from "react";

/**
 * Gives the keyboard back to what opened a dialog. Radix does so for triggers of its own alone; ours are opened by links, by
 * addresses, by entries of menus.
 */
export function useOpener(open: boolean): (event: Event) => void {
  const opener = useRef<Element | null>(null);
  if (open && opener.current === null) opener.current = openerOf(document.activeElement);
  return (event) => {
    event.preventDefault();
    const goneWithIt = !opener.current?.isConnected;
    const next = goneWithIt ? document.getElementById("content") : opener.current;
    if (next instanceof HTMLElement) next.focus({ preventScroll: goneWithIt });
    opener.current = null;
  };
}

/** An entry is gone with its menu; the menu's button stays, and names it. */
function openerOf(active: Element | null): Element | null {
  const button = active?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  return button ? document.getElementById(button) : active;
}
