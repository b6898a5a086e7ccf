import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { failureOf } from "@/api/problems";
import { Button } from "./button";
import { classes } from "./classes";

/** Nothing there yet, and what to do about it. */
export function Empty({
  title,
  children,
  action,
  picture,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  picture?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-3 rounded-card border border-garis-kuat border-dashed px-6 py-14 text-center">
      {picture}
      <h2 className="font-semibold text-section">{title}</h2>
      {children ? <div className="max-w-md text-tinta-2">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-3">{action}</div> : null}
    </div>
  );
}

/** What could not be loaded, why, and a way to try again. */
export function Failed({
  error,
  onRetry,
  className,
}: {
  error: unknown;
  onRetry?: () => void;
  className?: string;
}) {
  const { t } = useTranslation();
  const { title, detail } = failureOf(error);
  return (
    <div
      role="alert"
      className={classes(
        "grid justify-items-start gap-2 rounded-card border border-bata/40 bg-bata-lembut px-5 py-4",
        className,
      )}
    >
      <p className="font-semibold">{t("failedTitle")}</p>
      <p className="text-tinta-2">{title}</p>
      {detail && detail !== title ? <p className="text-meta text-tinta-3">{detail}</p> : null}
      {onRetry ? (
        <Button size="small" onClick={onRetry} className="mt-1">
          <RotateCw aria-hidden />
          {t("tryAgain")}
        </Button>
      ) : null}
    </div>
  );
}

/** Something is coming; shaped by the classes given, so that nothing jumps when it is there. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classes("animate-pulse rounded-control bg-nila-lembut", className)} />;
}

/** Skeletons, said in words to those who do not see them. */
export function Loading({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      {children}
    </div>
  );
}
