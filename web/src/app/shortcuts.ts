import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

/** What a key means on any page. */
export type Meaning = "palette" | "search" | "help" | "go" | "home" | "meetings" | "agents";

export type Pressed = {
  key: string;
  /** Ctrl, or ⌘ on a Mac. */
  command: boolean;
  alt: boolean;
  /** Into a field, or with a dialog in front: then letters are letters. */
  busy: boolean;
  /** The key `g` came just before. */
  going: boolean;
};

const PLACES: Record<string, Meaning> = { h: "home", m: "meetings", a: "agents" };
const SINGLE: Record<string, Meaning> = { "/": "search", "?": "help", g: "go" };

export function meaningOf({ key, command, alt, busy, going }: Pressed): Meaning | undefined {
  const letter = key.toLowerCase();
  if (command) return letter === "k" && !alt ? "palette" : undefined;
  if (busy || alt) return undefined;
  return (going ? PLACES[letter] : undefined) ?? SINGLE[letter];
}

type Asked = { onPalette: () => void; onHelp: () => void };

/** How long after `g` the place may come. */
const GOING_MILLISECONDS = 1200;

/** Listens for what keys mean, on every page. */
export function useShortcuts({ onPalette, onHelp }: Asked): void {
  const navigate = useNavigate();
  useEffect(() => {
    let wentAt = Number.NEGATIVE_INFINITY;
    const act: Record<Meaning, (event: KeyboardEvent) => void> = {
      palette: onPalette,
      help: onHelp,
      search: () => focusSearch() || onPalette(),
      go: (event) => {
        wentAt = event.timeStamp;
      },
      home: () => void navigate({ to: "/" }),
      meetings: () => void navigate({ to: "/meetings" }),
      agents: () => void navigate({ to: "/agents" }),
    };
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const meaning = meaningOf(pressed(event, event.timeStamp - wentAt < GOING_MILLISECONDS));
      wentAt = Number.NEGATIVE_INFINITY;
      if (meaning === undefined) return;
      if (meaning !== "go") event.preventDefault();
      act[meaning](event);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [navigate, onPalette, onHelp]);
}

function pressed(event: KeyboardEvent, going: boolean): Pressed {
  const { key, altKey: alt } = event;
  return { key, command: event.ctrlKey || event.metaKey, alt, busy: isBusy(event.target), going };
}

function isBusy(target: EventTarget | null): boolean {
  const inField = target instanceof Element && target.closest(FIELDS) !== null;
  return inField || document.querySelector(IN_FRONT) !== null;
}

const FIELDS = "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]";
const IN_FRONT = "[role=dialog], [role=alertdialog], [role=menu]";

/** The page's own search, if it is not on a tab that is not shown; false where it has none. */
function focusSearch(): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>("[data-search]")];
  const field = fields.find((one) => one.getClientRects().length > 0);
  field?.focus();
  field?.select();
  return field !== undefined;
}
