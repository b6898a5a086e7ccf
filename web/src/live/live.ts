import type { QueryClient } from "@tanstack/react-query";
import { tellConnection } from "./connection";
import { staleness } from "./staleness";
import { type News, stream } from "./stream";

type Spoken = News | { type: "anybody-there" };

const NAME = "temuainul.live";

/**
 * News of what changed: one stream for all tabs of a browser, since browsers allow six connections to a host. The tab that
 * holds the lock reads it and repeats what it hears; when that tab closes, another one takes over.
 *
 * Follows until the returned function is called.
 */
export function follow(client: QueryClient, onSignedOut: () => void): () => void {
  const end = new AbortController();
  const tabs = new BroadcastChannel(NAME);
  const hear = hearing(client, onSignedOut);
  tabs.onmessage = ({ data }: MessageEvent<Spoken>) => data.type !== "anybody-there" && hear(data);
  tabs.postMessage({ type: "anybody-there" } satisfies Spoken);
  void whenOwner(end.signal, () => read(tabs, hear, end.signal));
  return () => {
    end.abort();
    tabs.close();
  };
}

/** Holds the lock from when it is free until the signal. */
async function whenOwner(signal: AbortSignal, begin: () => void): Promise<void> {
  const held = () =>
    new Promise<void>((resolve) => {
      begin();
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
  await navigator.locks.request(NAME, { signal }, held).catch(() => undefined);
}

function read(tabs: BroadcastChannel, hear: (news: News) => void, signal: AbortSignal): void {
  let state: News = { type: "lost" };
  tabs.addEventListener("message", ({ data }: MessageEvent<Spoken>) => {
    if (data.type === "anybody-there") tabs.postMessage(state);
  });
  const tell = (news: News) => {
    if (news.type === "connected" || news.type === "lost") state = news;
    hear(news);
    if (!signal.aborted) tabs.postMessage(news);
  };
  stream(tell, signal);
}

function hearing(client: QueryClient, onSignedOut: () => void): (news: News) => void {
  const makeStale = staleness(client);
  return (news) => {
    switch (news.type) {
      case "changed":
        return makeStale(news.change);
      case "reset":
        return void client.invalidateQueries();
      case "signed-out":
        return onSignedOut();
      case "connected":
      case "lost":
        return tellConnection(news.type);
    }
  };
}
