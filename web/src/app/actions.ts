import { useNavigate } from "@tanstack/react-router";
import {
  CalendarPlus,
  Keyboard,
  Languages,
  LogOut,
  Moon,
  Sun,
  UserRound,
  UserRoundPlus,
  Video,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Action } from "@/features/palette/action";
import { chooseLanguage } from "@/text/languages";
import { chooseTheme, useTheme } from "@/theme";
import { ENTRIES } from "./entries";

type Asked = { onHelp: () => void; onSignOut: () => void };

/** The places of the product and what can be done from anywhere, for the palette. */
export function useActions({ onHelp, onSignOut }: Asked): Action[] {
  const { t: common } = useTranslation();
  const { t, i18n } = useTranslation("palette");
  const { dark } = useTheme();
  const navigate = useNavigate();
  const pages = ENTRIES.map(({ to, name, icon }) => ({
    id: name,
    name: common(name),
    icon,
    keys: ["G", name.charAt(0).toUpperCase()],
    run: () => void navigate({ to }),
  }));
  return [
    ...pages,
    {
      id: "start",
      name: t("startNow"),
      icon: Video,
      run: () => void navigate({ to: "/meetings", search: { new: "now" } }),
    },
    {
      id: "plan",
      name: t("newMeeting"),
      icon: CalendarPlus,
      run: () => void navigate({ to: "/meetings", search: { new: "later" } }),
    },
    {
      id: "agent",
      name: t("newAgent"),
      icon: UserRoundPlus,
      run: () => void navigate({ to: "/agents", search: { new: true } }),
    },
    { id: "account", name: common("account"), icon: UserRound, run: () => void navigate({ to: "/account" }) },
    {
      id: "theme",
      name: t(dark ? "toLight" : "toDark"),
      icon: dark ? Sun : Moon,
      run: () => chooseTheme(dark ? "light" : "dark"),
    },
    {
      id: "language",
      name: t("otherLanguage"),
      also: "language bahasa",
      icon: Languages,
      run: () => void chooseLanguage(i18n.language === "en" ? "id" : "en"),
    },
    { id: "help", name: common("keyboardHelp"), icon: Keyboard, keys: ["?"], run: onHelp },
    { id: "out", name: common("signOut"), icon: LogOut, run: onSignOut },
  ];
}
