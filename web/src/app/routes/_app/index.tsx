import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageHeader } from "@/components/page-header";
import { useMe } from "@/features/accounts/queries";

export const Route = createFileRoute("/_app/")({ component: HomePage });

function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div className="page">
      <PageHeader above={t("home")} title={me.name} />
    </div>
  );
}
