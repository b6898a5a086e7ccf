import { Link } from "@tanstack/react-router";
import { CalendarDays, House, type LucideIcon, Moon, Sun, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { Logo } from "@/components/logo";
import { Person } from "@/components/person";
import { useMe } from "@/features/accounts/queries";
import { speak } from "@/text/languages";
import { chooseTheme, useTheme } from "@/theme";
import { ConnectionNotice } from "./connection-notice";

type Entry = { to: "/" | "/meetings" | "/agents"; name: "home" | "meetings" | "agents"; icon: LucideIcon };

const ENTRIES: readonly Entry[] = [
  { to: "/", name: "home", icon: House },
  { to: "/meetings", name: "meetings", icon: CalendarDays },
  { to: "/agents", name: "agents", icon: UsersRound },
];

/** The frame around every page: a rail at the side, on phones a bar above and one below. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[248px_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only rounded-control bg-nila px-4 py-2 text-on-nila focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50"
      >
        {t("skip")}
      </a>
      <Rail />
      <TopBar />
      <div className="min-w-0 max-lg:pb-20">
        <ConnectionNotice />
        <main id="content" tabIndex={-1} className="outline-none">
          {children}
        </main>
      </div>
      <BottomBar />
    </div>
  );
}

/** For what fills the whole window, as a call does. */
export function BareShell({ children }: { children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      {children}
    </main>
  );
}

function Rail() {
  const { t } = useTranslation();
  return (
    <aside className="sticky top-0 hidden h-dvh flex-col gap-5 border-r bg-kapur-2 px-3 py-5 lg:flex">
      <Link
        to="/"
        className="flex items-center gap-2.5 rounded-control px-2 font-bold text-[1.0625rem] tracking-tight"
      >
        <Logo />
        <span>
          Temu<span className="text-tinta-3">Ainul</span>
        </span>
      </Link>
      <nav aria-label={t("navigation")} className="grid gap-1">
        {ENTRIES.map((entry) => (
          <RailLink key={entry.to} {...entry} />
        ))}
      </nav>
      <div className="mt-auto grid gap-2">
        <div className="flex gap-1 px-1">
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
        <AccountLink />
      </div>
    </aside>
  );
}

function RailLink({ to, name, icon: Icon }: Entry) {
  const { t } = useTranslation();
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === "/", includeSearch: false }}
      className="flex h-10.5 items-center gap-3.5 rounded-control px-3 font-medium text-tinta-2 hover:bg-nila-lembut/60 data-[status=active]:bg-nila-lembut data-[status=active]:text-nila"
    >
      <Icon aria-hidden className="size-[1.125rem]" />
      {t(name)}
    </Link>
  );
}

function AccountLink() {
  const me = useMe();
  return (
    <Link to="/" className="flex items-center gap-3 rounded-control px-2 py-2 hover:bg-nila-lembut/60">
      <Person name={me.name} />
      <span className="grid min-w-0 leading-tight">
        <span className="truncate font-medium">{me.name}</span>
        <span className="truncate text-meta text-tinta-3">{me.email}</span>
      </span>
    </Link>
  );
}

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
  const shown = i18n.language === "en" ? "EN" : "ID";
  return (
    <Button
      tone="quiet"
      size="icon"
      onClick={() => void speak(other)}
      aria-label={`${shown}: ${t("otherLanguage")}`}
      className="font-semibold text-meta"
    >
      {shown}
    </Button>
  );
}

function TopBar() {
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center justify-between border-b bg-kapur/95 px-4 backdrop-blur lg:hidden">
      <Link to="/" className="flex items-center gap-2.5 font-bold">
        <Logo className="size-7" />
        TemuAinul
      </Link>
      <div className="flex gap-1">
        <ThemeSwitch />
      </div>
    </header>
  );
}

function BottomBar() {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-3 border-t bg-kapur/95 pb-[env(safe-area-inset-bottom)] backdrop-blur lg:hidden"
    >
      {ENTRIES.map(({ to, name, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === "/", includeSearch: false }}
          className="grid justify-items-center gap-1 py-2.5 font-medium text-[0.75rem] text-tinta-3 data-[status=active]:text-nila"
        >
          <Icon aria-hidden className="size-5" />
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}
