import { api } from "@/api/client";
import type { ChangedEvent, ClosingEvent } from "@/api/schema";

/** What the server's stream of news says, and how the stream itself is doing. */
export type News =
  | { type: "changed"; change: ChangedEvent }
  | { type: "reset" }
  | { type: "signed-out" }
  | { type: "connected" }
  | { type: "lost" };

const AGAIN_MILLISECONDS = 2000;

/** Reads `/api/live` until the signal, opening it anew whenever it breaks. */
export function stream(tell: (news: News) => void, signal: AbortSignal): void {
  open(tell, signal);
}

function open(tell: (news: News) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const source = new EventSource("/api/live");
  const close = () => source.close();
  signal.addEventListener("abort", close, { once: true });
  const leave = () => {
    signal.removeEventListener("abort", close);
    close();
  };
  source.onopen = () => {
    tell({ type: "connected" });
    // What changed before it was open is not told: neither while it was broken, nor while the page's first answers came.
    tell({ type: "reset" });
  };
  source.onerror = () => {
    leave();
    void reopen(tell, signal);
  };
  source.addEventListener("changed", ({ data }) => tell({ type: "changed", change: JSON.parse(data) }));
  source.addEventListener("reset", () => tell({ type: "reset" }));
  source.addEventListener("closing", ({ data }) => {
    if ((JSON.parse(data) as ClosingEvent).reason !== "signed-out") return;
    leave();
    tell({ type: "signed-out" });
  });
}

/** A broken stream does not say why; a login that ended would break every next one too. */
async function reopen(tell: (news: News) => void, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  tell({ type: "lost" });
  if (await isSignedOut()) tell({ type: "signed-out" });
  else setTimeout(() => open(tell, signal), AGAIN_MILLISECONDS);
}

async function isSignedOut(): Promise<boolean> {
  try {
    return (await api.GET("/api/auth/me")).response.status === 401;
  } catch {
    return false;
  }
}
