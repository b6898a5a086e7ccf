import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "@/api/schema";
import type { door } from "./en/door";
import type { inside } from "./en/inside";

export type Text = typeof door & typeof inside;

const KEPT = "temuainul.language";
const CHOSEN = "temuainul.language.chosen";
const load = {
  id: {
    door: () => import("./id/door").then((found) => found.door),
    inside: () => import("./id/inside").then((found) => found.inside),
  },
  en: {
    door: () => import("./en/door").then((found) => found.door),
    inside: () => import("./en/inside").then((found) => found.inside),
  },
};

/** The doors' words in the chosen language, Indonesian unless another one was chosen; the other is not loaded. */
export async function startText(): Promise<void> {
  const language = keptLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: await load[language].door() },
    defaultNS: "common",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** The words of all that is behind the doors; sign-in does without them. */
export async function loadInside(): Promise<void> {
  await loadPart(i18next.language === "en" ? "en" : "id", "inside");
}

/** A wish made on this browser; it goes before what the profile says, until the profile itself is changed here. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(CHOSEN, language);
  await speak(language);
}

/** The profile's language, where nobody wished otherwise on this browser. */
export async function followProfile(language: Language): Promise<void> {
  if (localStorage.getItem(CHOSEN) === null) await speak(language);
}

export function forgetChosenLanguage(): void {
  localStorage.removeItem(CHOSEN);
}

async function speak(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  if (i18next.language === language) return;
  const isInside = isLoaded(i18next.language, "inside");
  await loadPart(language, "door");
  if (isInside) await loadPart(language, "inside");
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

type Part = "door" | "inside";

/** A namespace of each, by which it is known to be there. */
const SIGN = { door: "common", inside: "home" } satisfies Record<Part, keyof Text>;

function isLoaded(language: string, part: Part): boolean {
  return i18next.hasResourceBundle(language, SIGN[part]);
}

async function loadPart(language: Language, part: Part): Promise<void> {
  if (isLoaded(language, part)) return;
  for (const [namespace, words] of Object.entries(await load[language][part]())) {
    i18next.addResourceBundle(language, namespace, words);
  }
}

export function keptLanguage(): Language {
  return localStorage.getItem(KEPT) === "en" ? "en" : "id";
}
