import type { Failure } from "@/api/problems";
import type { Meeting } from "@/api/schema";
import { type Fault, faultOf } from "./files";

export type Entry = { id: string; file: File; state: EntryState };

export type EntryState =
  | { kind: "waiting" }
  /** `part` of it has left, from 0 to 1. */
  | { kind: "sending"; part: number }
  | { kind: "done"; meeting: Meeting }
  | { kind: "unfit"; fault: Fault }
  /** The server does not take it; sending it again would change nothing. */
  | { kind: "refused"; failure: Failure; excerpt: string }
  | { kind: "failed"; failure: Failure; excerpt: string };

export type Act =
  | { type: "add"; files: readonly File[] }
  | { type: "drop"; id: string }
  | { type: "state"; id: string; state: EntryState }
  | { type: "again" };

/** Files that are brought in, one after the other. */
export function queue(entries: Entry[], act: Act): Entry[] {
  switch (act.type) {
    case "add":
      return [...entries, ...act.files.filter((file) => !has(entries, file)).map(entryOf)];
    case "drop":
      return entries.filter(({ id }) => id !== act.id);
    case "state":
      return entries.map((entry) => (entry.id === act.id ? { ...entry, state: act.state } : entry));
    case "again":
      return entries.map((entry) =>
        entry.state.kind === "failed" ? { ...entry, state: { kind: "waiting" } } : entry,
      );
  }
}

export function waiting(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ state }) => state.kind === "waiting");
}

function entryOf(file: File): Entry {
  const fault = faultOf(file);
  return { id: keyOf(file), file, state: fault ? { kind: "unfit", fault } : { kind: "waiting" } };
}

function has(entries: readonly Entry[], file: File): boolean {
  return entries.some(({ id }) => id === keyOf(file));
}

/** The same file chosen twice is one file. */
function keyOf({ name, size, lastModified }: File): string {
  return `${name} ${size} ${lastModified}`;
}
