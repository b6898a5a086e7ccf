import { useSyncExternalStore } from "react";

/** What a person chose; without a choice the device decides. `public/theme.js` reads it before the first paint. */
export type Theme = "light" | "dark" | "system";

const KEPT = "temuainul.theme";
const watchers = new Set<() => void>();

export function useTheme(): { theme: Theme; dark: boolean } {
  const theme = useSyncExternalStore(watch, keptTheme);
  const dark = useSyncExternalStore(watch, isDark);
  return { theme, dark };
}

export function chooseTheme(theme: Theme): void {
  if (theme === "system") localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, theme);
  apply();
}

export function keptTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return kept === "light" || kept === "dark" ? kept : "system";
}

function isDark(): boolean {
  return document.documentElement.dataset.theme === "dark";
}

function apply() {
  const theme = keptTheme();
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  for (const notify of watchers) notify();
}

function watch(notify: () => void): () => void {
  const device = matchMedia("(prefers-color-scheme: dark)");
  watchers.add(notify);
  device.addEventListener("change", apply);
  return () => {
    watchers.delete(notify);
    device.removeEventListener("change", apply);
  };
}
