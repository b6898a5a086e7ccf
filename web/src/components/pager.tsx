import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";

type Props = { page: number; pages: number; onPage: (page: number) => void };

/** Nothing, where everything fits on one page. */
export function Pager({ page, pages, onPage }: Props) {
  const { t } = useTranslation();
  if (pages <= 1) return null;
  return (
    <nav aria-label={t("page", { page, pages })} className="flex items-center justify-between gap-4 pt-6">
      <Button onClick={() => onPage(page - 1)} disabled={page <= 1}>
        <ChevronLeft aria-hidden />
        <span className="max-sm:sr-only">{t("previous")}</span>
      </Button>
      <span className="text-meta text-tinta-3">{t("page", { page, pages })}</span>
      <Button onClick={() => onPage(page + 1)} disabled={page >= pages}>
        <span className="max-sm:sr-only">{t("next")}</span>
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  );
}
