import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes";
import { control } from "./field";

const PAUSE_MILLISECONDS = 250;

type Props = { value: string; onSearch: (words: string) => void; label: string; className?: string };

/** Searches after a short pause in typing; `/` leads into it. */
export function SearchField({ value, onSearch, label, className }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onSearch(typed.trim()), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);
  const clear = () => {
    setTyped("");
    onSearch("");
    input.current?.focus();
  };
  return (
    <div className={classes("relative", className)}>
      <Search
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-3.5 size-4 text-tinta-3"
      />
      <input
        ref={input}
        type="search"
        data-search
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && typed !== "" && clear()}
        aria-label={label}
        placeholder={label}
        maxLength={200}
        className={classes(control, "h-10 pr-9 pl-10 [&::-webkit-search-cancel-button]:hidden")}
      />
      {typed === "" ? null : (
        <button
          type="button"
          onClick={clear}
          aria-label={t("clear")}
          className="-translate-y-1/2 absolute top-1/2 right-1.5 grid size-7 place-items-center rounded-lg text-tinta-3 hover:bg-nila-lembut hover:text-tinta"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
