import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { Empty } from "@/components/notices";

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
