import { useSyncExternalStore } from "react";

/** How the page's line to the server is; `unknown` until it was first heard of. */
export type Connection = "unknown" | "connected" | "lost";

let connection: Connection = "unknown";
const watchers = new Set<() => void>();

export function useConnection(): Connection {
  return useSyncExternalStore(watch, () => connection);
}

export function tellsOfConnection(): Connection {
  return connection;
}

export function tellConnection(now: Connection): void {
  connection = now;
  for (const notify of watchers) notify();
}

function watch(notify: () => void): () => void {
  watchers.add(notify);
  return () => watchers.delete(notify);
}
