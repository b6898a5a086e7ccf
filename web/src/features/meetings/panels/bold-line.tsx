import type { ReactNode } from "react";
import { classes } from "@/components/classes";

type Props = { children: ReactNode; aside?: ReactNode; beating?: boolean };

/** The line on top of the bold field: how it stands, and beside it, in kunyit, the moment. */
export function BoldLine({ children, aside, beating = false }: Props) {
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 font-medium text-meta">
      <span aria-hidden className={classes("size-2 rounded-full bg-kunyit", beating && "animate-pulse")} />
      <span className="text-white/90">{children}</span>
      {aside ? <span className="text-kunyit">{aside}</span> : null}
    </p>
  );
}

export function BoldTitle({ children }: { children: ReactNode }) {
  return (
    <p className="mt-2.5 max-w-full break-words font-bold text-[1.625rem] leading-tight tracking-[-0.022em]">
      {children}
    </p>
  );
}
