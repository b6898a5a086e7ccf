import { tellsOfConnection } from "@/live/connection";

/**
 * The router loads the page anew where a part of it cannot be fetched, once for each part. That is right where a newer page was
 * built meanwhile. Where nobody answers it would throw people out of the page; then it stays, says so, and tries again.
 */
export function stayWhereNobodyAnswers(): void {
  addEventListener("vite:preloadError", ({ payload }) => {
    const away = !navigator.onLine || tellsOfConnection() === "lost";
    if (away) sessionStorage.setItem(`tanstack_router_reload:${payload.message}`, "1");
  });
}
