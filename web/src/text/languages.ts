import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "@/api/schema";
import type { text } from "./en";

export type Text = typeof text;

const KEPT = "temuainul.language";
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

export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "common")) {
    for (const [namespace, words] of Object.entries(await load[language]())) {
      i18next.addResourceBundle(language, namespace, words);
    }
  }
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export function keptLanguage(): Language {
  return localStorage.getItem(KEPT) === "en" ? "en" : "id";
}
