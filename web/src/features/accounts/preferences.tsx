import { Monitor, Moon, Sun } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "@/api/schema";
import { Segments } from "@/components/segments";
import { followProfile, forgetChosenLanguage } from "@/text/languages";
import { chooseTheme, useTheme } from "@/theme";
import { useEditMe } from "./queries";

/** The language is the one that is spoken; choosing it here says so to the profile, which all devices follow. */
export function Preferences() {
  const { t, i18n } = useTranslation("accounts");
  const edit = useEditMe();
  const { theme } = useTheme();
  const spoken = i18n.language === "en" ? "en" : "id";
  // Its words may have to be fetched first.
  const [wanted, setWanted] = useState<Language>(spoken);
  useEffect(() => setWanted(spoken), [spoken]);
  const speak = (language: Language) => {
    setWanted(language);
    forgetChosenLanguage();
    edit.mutate({ body: { language } });
    void followProfile(language);
  };
  return (
    <div className="grid justify-items-start gap-6">
      <Segments
        label={t("language")}
        value={wanted}
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
