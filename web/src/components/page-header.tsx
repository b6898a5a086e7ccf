import type { ReactNode } from "react";
import { classes } from "./classes";

type Props = { title: ReactNode; above?: ReactNode; below?: ReactNode; actions?: ReactNode };

/** A page's name, and what can be done on it. */
export function PageHeader({ title, above, below, actions }: Props) {
  return (
    <header
      className={classes(
        "mb-7 flex flex-wrap justify-between gap-x-6 gap-y-4",
        below ? "items-start" : "items-end",
      )}
    >
      <div className="min-w-0">
        {above ? <div className="mb-1 text-meta text-tinta-2">{above}</div> : null}
        <h1 className="break-words font-bold text-title">{title}</h1>
        {below ? <div className="mt-2.5">{below}</div> : null}
      </div>
      {actions ? (
        <div className="flex flex-wrap items-center gap-3 max-sm:w-full max-sm:*:flex-1">{actions}</div>
      ) : null}
    </header>
  );
}
