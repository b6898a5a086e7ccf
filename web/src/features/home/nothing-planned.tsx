import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** In place of the next meeting: calm, and a way on. */
export function NothingPlanned({ untimed }: { untimed: number }) {
  const { t } = useTranslation("home");
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 rounded-card border border-garis-kuat border-dashed px-5 py-4 text-tinta-2">
      {t("nothingPlanned")}
      {untimed > 0 ? (
        <Link
          to="/meetings"
          search={{ status: "upcoming" }}
          className="rounded-sm font-medium text-nila hover:underline"
        >
          {t("untimed", { count: untimed })}
        </Link>
      ) : null}
      <Link
        to="/meetings"
        search={{ new: "later" }}
        className="rounded-sm font-medium text-nila hover:underline"
      >
        {t("plan")}
      </Link>
    </p>
  );
}
