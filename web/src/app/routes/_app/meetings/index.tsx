import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageHeader } from "@/components/page-header";

export const Route = createFileRoute("/_app/meetings/")({ component: Page });

function Page() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <PageHeader title={t("meetings")} />
    </div>
  );
}
