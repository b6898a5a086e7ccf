import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "@/api/schema";
import type { text } from "./en";

export type Text = typeof text;

const KEPT = "temuainul.language";
const CHOSEN = "temuainul.language.chosen";
const load = {
  id: () => import("./id").then((found) => found.text),
  en: () => import("./en").then((found) => found.text),
};

/** The words of the chosen language, Indonesian unless another one was chosen; the other is not loaded. */
export async function startText(): Promise<void> {
  const language = keptLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: await load[language]() },
    defaultNS: "common",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
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
  if (!i18next.hasResourceBundle(language, "common")) {
    for (const [namespace, words] of Object.entries(await load[language]())) {
      i18next.addResourceBundle(language, namespace, words);
    }
  }
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export function keptLanguage(): Language {
  return localStorage.getItem(KEPT) === "en" ? "en" : "id";
}
