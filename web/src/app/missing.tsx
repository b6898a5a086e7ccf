import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { Empty } from "@/components/notices";

/** An address that leads nowhere, inside the frame of a page. */
export function Missing() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <Empty
        title={t("notFoundTitle")}
        action={
          <Button asChild tone="primary">
            <Link to="/">{t("toHome")}</Link>
          </Button>
        }
      >
        {t("notFoundText")}
      </Empty>
    </div>
  );
}

/** The same where there is no frame around it. */
export function MissingPage() {
  return (
    <main className="grid min-h-dvh content-center">
      <Missing />
    </main>
  );
}
