import { useQuery } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { isProblem } from "@/api/problems";
import { Button } from "@/components/button";
import { Empty, Failed, Loading, Skeleton } from "@/components/notices";
import { InvitationView } from "@/features/meetings/invitation/invitation-view";
import { invitationQuery } from "@/features/meetings/invitation/queries";

export const Route = createFileRoute("/_app/join/$code")({ component: InvitationPage });

function InvitationPage() {
  const { code } = Route.useParams();
  const { data, error, refetch } = useQuery(invitationQuery(code));
  return (
    <div className="page">
      {data ? (
        <InvitationView invitation={data} code={code} />
      ) : isProblem(error) && error.status < 500 ? (
        <Gone />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Coming />
      )}
    </div>
  );
}

function Gone() {
  const { t } = useTranslation(["meetings", "common"]);
  return (
    <Empty
      title={t("invitation.gone")}
      action={
        <Button asChild>
          <Link to="/">{t("common:toHome")}</Link>
        </Button>
      }
    >
      {t("invitation.goneText")}
    </Empty>
  );
}

function Coming() {
  return (
    <Loading>
      <Skeleton className="mx-auto mt-[6vh] h-96 max-w-xl rounded-hero" />
    </Loading>
  );
}
