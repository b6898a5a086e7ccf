import { Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { chooseLanguage } from "@/text/languages";
import { chooseTheme, useTheme } from "@/theme";

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { dark } = useTheme();
  const Icon = dark ? Sun : Moon;
  return (
    <Button
      tone="quiet"
      size="icon"
      onClick={() => chooseTheme(dark ? "light" : "dark")}
      aria-label={t(dark ? "toLight" : "toDark")}
    >
      <Icon aria-hidden />
    </Button>
  );
}

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === "en" ? "id" : "en";
  return (
    <Button
      tone="quiet"
      size="icon"
      onClick={() => void chooseLanguage(other)}
      className="font-semibold text-meta"
    >
      {i18n.language === "en" ? "EN" : "ID"}
      <span className="sr-only">{t("otherLanguage")}</span>
    </Button>
  );
}
