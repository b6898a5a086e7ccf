import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Language } from "@/api/schema";
import { Segments } from "@/components/segments";
import { forgetChosenLanguage } from "@/text/languages";
import { chooseTheme, useTheme } from "@/theme";
import { useEditMe, useMe } from "./queries";

/** The page follows the profile, so the language changes as soon as it is chosen. */
export function Preferences() {
  const { t } = useTranslation("accounts");
  const me = useMe();
  const edit = useEditMe();
  const { theme } = useTheme();
  const speak = (language: Language) => {
    forgetChosenLanguage();
    edit.mutate({ body: { language } });
  };
  return (
    <div className="grid justify-items-start gap-6">
      <Segments
        label={t("language")}
        value={me.language}
        onChoose={speak}
        segments={[
          { value: "id", name: "Bahasa Indonesia", lang: "id" },
          { value: "en", name: "English", lang: "en" },
        ]}
      />
      <Segments
        label={t("theme")}
        value={theme}
        onChoose={chooseTheme}
        segments={[
          { value: "light", name: t("light"), icon: Sun },
          { value: "dark", name: t("dark"), icon: Moon },
          { value: "system", name: t("system"), icon: Monitor },
        ]}
      />
    </div>
  );
}
