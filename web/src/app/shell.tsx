import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronRight, Search } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { Logo } from "@/components/logo";
import { Person } from "@/components/person";
import { useMe, useSignOut } from "@/features/accounts/queries";
import { ConnectionNotice } from "./connection-notice";
import { ENTRIES, type Entry } from "./entries";
import { type Overlay, Overlays } from "./overlays";
import { commandKey } from "./platform";
import { useShortcuts } from "./shortcuts";
import { LanguageSwitch, ThemeSwitch } from "./switches";

type Asked = { onSearch: () => void };

/** The frame around every page: a rail at the side, on phones a bar above and one below. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const onSearch = useCallback(() => setOverlay("palette"), []);
  const onHelp = useCallback(() => setOverlay("help"), []);
  const signOut = useSignOut(() => navigate({ to: "/sign-in" }));
  useShortcuts({ onPalette: onSearch, onHelp });
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[248px_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only rounded-control bg-nila px-4 py-2 text-on-nila focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50"
      >
        {t("skip")}
      </a>
      <Rail onSearch={onSearch} />
      <TopBar onSearch={onSearch} />
      <div className="min-w-0 max-lg:pb-20">
        <ConnectionNotice />
        <main id="content" tabIndex={-1} className="outline-none">
          {children}
        </main>
      </div>
      <BottomBar />
      <Overlays shown={overlay} onShow={setOverlay} onSignOut={() => signOut.mutate({})} />
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

function Rail({ onSearch }: Asked) {
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
      <SearchBox onSearch={onSearch} />
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
        <Account />
      </div>
    </aside>
  );
}

function SearchBox({ onSearch }: Asked) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      onClick={onSearch}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      className="flex h-9 items-center gap-2 rounded-control border border-garis-kuat bg-paper px-2.5 text-meta text-tinta-3 hover:border-tinta-3"
    >
      <Search aria-hidden className="size-4" />
      <span className="flex-1 truncate text-left">{t("search")}</span>
      <kbd
        aria-hidden
        className="rounded-md border px-1 font-medium font-sans text-[0.6875rem] leading-5 tracking-tight"
      >
        {commandKey() === "⌘" ? "⌘K" : "Ctrl K"}
      </kbd>
    </button>
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

function Account() {
  const me = useMe();
  return (
    <Link
      to="/account"
      className="flex items-center gap-3 rounded-control px-2 py-2 hover:bg-nila-lembut/60 data-[status=active]:bg-nila-lembut"
    >
      <Person name={me.name} />
      <span className="grid min-w-0 flex-1 leading-tight">
        <span className="truncate font-medium">{me.name}</span>
        <span className="truncate text-meta text-tinta-3">{me.email}</span>
      </span>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-tinta-3" />
    </Link>
  );
}

function TopBar({ onSearch }: Asked) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center justify-between border-b bg-kapur/95 px-4 backdrop-blur lg:hidden">
      <Link to="/" className="flex items-center gap-2.5 rounded-control font-bold">
        <Logo className="size-7" />
        TemuAinul
      </Link>
      <div className="-mr-1.5 flex items-center gap-1">
        <Button tone="quiet" size="icon" onClick={onSearch} aria-haspopup="dialog" aria-label={t("search")}>
          <Search aria-hidden />
        </Button>
        <ThemeSwitch />
        <Button asChild tone="quiet" size="icon">
          <Link to="/account">
            <span className="sr-only">{t("account")}</span>
            <Person name={me.name} className="size-7" />
          </Link>
        </Button>
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
