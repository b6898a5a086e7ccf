import { classes } from "./classes";

type Props = { name: string; voice?: number; letters?: 1 | 2; className?: string };

/** A person is round, with their initials; the colour is their voice's, by the order in which they first spoke. */
export function Person({ name, voice = 0, letters = 2, className }: Props) {
  return (
    <span
      aria-hidden
      className={classes(
        "grid size-8 shrink-0 select-none place-items-center rounded-full font-semibold text-[0.6875rem]",
        dye(voice),
        className,
      )}
    >
      {[...initials(name)].slice(0, letters).join("")}
    </span>
  );
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [words[0], last]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

/** People's dyes, first speaker first; a fifth person begins again. */
export const DYES = ["var(--nila)", "var(--nila-2)", "var(--nila-3)", "var(--nila-4)"] as const;

const NILAS = [
  "bg-nila text-on-nila",
  "bg-nila-2 text-white dark:text-kapur",
  "bg-nila-3 text-[oklch(0.2_0.06_268)] dark:text-white",
  "bg-nila-4 text-[oklch(0.2_0.06_268)] dark:text-white",
] as const;

function dye(voice: number): string {
  return NILAS[voice % NILAS.length] ?? NILAS[0];
}
