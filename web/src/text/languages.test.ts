import i18next from "i18next";
import { beforeEach, expect, test } from "vitest";
import { chooseLanguage, followProfile, forgetChosenLanguage, keptLanguage, startText } from "./languages";

beforeEach(async () => {
  localStorage.clear();
  await startText();
});

test("without a wish the profile's language is spoken, and kept for the next visit", async () => {
  expect(i18next.language).toBe("id");
  await followProfile("en");
  expect([i18next.language, keptLanguage(), document.documentElement.lang]).toEqual(["en", "en", "en"]);
  expect(i18next.t("home")).toBe("Home");
});

test("a wish made on this browser goes before the profile", async () => {
  await chooseLanguage("id");
  await followProfile("en");
  expect(i18next.language).toBe("id");
});

test("once the wish is forgotten the profile counts again", async () => {
  await chooseLanguage("id");
  forgetChosenLanguage();
  await followProfile("en");
  expect(i18next.language).toBe("en");
});
