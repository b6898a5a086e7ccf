/** Moments and lengths of time in the words of a language; times are always the reader's own. */
import { useTranslation } from "react-i18next";

export type When = ReturnType<typeof whenIn>;

export function useWhen(): When {
  return whenIn(useTranslation().i18n.language);
}

export function whenIn(language: string) {
  const locale = language === "en" ? "en-GB" : "id-ID";
  const write = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (moment: string | Date) => format.format(new Date(moment));
  };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return {
    /** Kamis, 19 Nov */
    day: write({ weekday: "long", day: "numeric", month: "short" }),
    /** Jumat, 20 November */
    longDay: write({ weekday: "long", day: "numeric", month: "long" }),
    /** 19 Nov 2026 */
    date: write({ day: "numeric", month: "short", year: "numeric" }),
    /** 09.00 */
    time: write({ hour: "2-digit", minute: "2-digit" }),
    /** 19 Nov 2026, 09.00 */
    full: write({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }),
    /** 12 menit lagi; 3 hari yang lalu */
    fromNow: (moment: string | Date, now = Date.now()) => away(relative, new Date(moment).getTime() - now),
  };
}

/** 0:04, 34:12, 1:02:03 */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = String(rest).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

function away(relative: Intl.RelativeTimeFormat, milliseconds: number): string {
  for (const [unit, length] of UNITS) {
    if (Math.abs(milliseconds) >= length)
      return spoken(relative.format(Math.round(milliseconds / length), unit));
  }
  return relative.format(0, "second");
}

/** Indonesians say "12 menit lagi" where the formatter writes "dalam 12 menit". */
function spoken(written: string): string {
  return written.replace(/^dalam (.+)$/, "$1 lagi");
}
