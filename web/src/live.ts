/**
 * News of what changed: one stream for all tabs of a browser, since browsers allow six connections to a host. The tab that
 * holds the lock owns the stream and repeats what it hears; when it closes, another tab takes over.
 */
import type { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { ChangedEvent, ClosingEvent } from "@/api/schema";

export type Connection = "connecting" | "connected" | "lost";
type Heard =
  | { type: "changed"; keys: ChangedEvent["keys"]; id: string; topic: string }
  | { type: "reset" }
  | { type: "signed-out" }
  | { type: "connection"; connection: Connection }
  | { type: "how-is-it" };

const COLLECT_MILLISECONDS = 150;
const AGAIN_MILLISECONDS = 2000;
const CHANNEL = "temuainul.live";

let connection: Connection = "connecting";
const watchers = new Set<() => void>();

export function useConnection(): Connection {
  return useSyncExternalStore(watch, () => connection);
}

/** Follows the news until the returned function is called. */
export function follow(client: QueryClient, onSignedOut: () => void): () => void {
  const end = new AbortController();
  const channel = new BroadcastChannel(CHANNEL);
  const hear = hearing(client, onSignedOut);
  const tell = (heard: Heard) => {
    hear(heard);
    channel.postMessage(heard);
  };
  channel.onmessage = ({ data }: MessageEvent<Heard>) => hear(data);
  channel.postMessage({ type: "how-is-it" } satisfies Heard);
  void navigator.locks
    .request("temuainul.live", { signal: end.signal }, () => own(channel, tell, end.signal))
    .catch(() => undefined);
  return () => {
    end.abort();
    channel.close();
  };
}

/** Holds the stream until the signal; the lock is held as long. */
function own(channel: BroadcastChannel, tell: (heard: Heard) => void, signal: AbortSignal): Promise<void> {
  const asked = ({ data }: MessageEvent<Heard>) => {
    if (data.type === "how-is-it") channel.postMessage({ type: "connection", connection } satisfies Heard);
  };
  channel.addEventListener("message", asked);
  let close = open(tell, false);
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      close();
      resolve();
    });
  });

  function open(tell: (heard: Heard) => void, again: boolean): () => void {
    const source = new EventSource("/api/live");
    let timer: ReturnType<typeof setTimeout> | undefined;
    source.onopen = () => {
      tell({ type: "connection", connection: "connected" });
      // Nothing depends on what was missed meanwhile.
      if (again) tell({ type: "reset" });
    };
    source.onerror = () => {
      tell({ type: "connection", connection: "lost" });
      source.close();
      timer = setTimeout(() => {
        if (!signal.aborted) close = open(tell, true);
      }, AGAIN_MILLISECONDS);
    };
    source.addEventListener("changed", ({ data }) => {
      const { keys, id, topic } = JSON.parse(data) as ChangedEvent;
      tell({ type: "changed", keys, id, topic });
    });
    source.addEventListener("reset", () => tell({ type: "reset" }));
    source.addEventListener("closing", ({ data }) => {
      if ((JSON.parse(data) as ClosingEvent).reason === "signed-out") {
        source.close();
        tell({ type: "signed-out" });
      }
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }
}

function hearing(client: QueryClient, onSignedOut: () => void): (heard: Heard) => void {
  const changes = new Map<string, Extract<Heard, { type: "changed" }>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    for (const change of changes.values()) invalidate(client, change);
    changes.clear();
  };
  return (heard) => {
    if (heard.type === "changed") {
      changes.set(`${heard.topic} ${heard.id}`, heard);
      if (timer === undefined) timer = setTimeout(flush, COLLECT_MILLISECONDS);
    } else if (heard.type === "reset") void client.invalidateQueries();
    else if (heard.type === "signed-out") onSignedOut();
    else if (heard.type === "connection") set(heard.connection);
  };
}

type Init = { params?: { path?: { id?: string } } };

function invalidate(
  client: QueryClient,
  { keys, id, topic }: { keys: ChangedEvent["keys"]; id: string; topic: string },
) {
  for (const [method, path] of keys) {
    const ofOne = path.startsWith(`/api/${topic}/{id}`);
    void client.invalidateQueries({
      queryKey: [method, path],
      predicate: ({ queryKey }) => !ofOne || (queryKey[2] as Init | undefined)?.params?.path?.id === id,
    });
  }
}

function set(now: Connection) {
  if (now === connection) return;
  connection = now;
  for (const notify of watchers) notify();
}

function watch(notify: () => void): () => void {
  watchers.add(notify);
  return () => watchers.delete(notify);
}
