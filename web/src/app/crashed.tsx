import { type ErrorComponentProps, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "@/api/problems";
import { Button } from "@/components/button";
import { Empty } from "@/components/notices";

/** A login that ended leads to the sign-in page and back; anything else can only be reloaded. */
export function Crashed({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const signedOut = isProblem(error) && error.status === 401;
  useEffect(() => {
    if (signedOut) void navigate({ to: "/sign-in", search: { next: router.state.location.href } });
  }, [signedOut, navigate, router]);
  if (signedOut) return null;
  return (
    <div className="page">
      <Empty
        title={t("crashTitle")}
        action={<Button onClick={() => location.reload()}>{t("reload")}</Button>}
      >
        {t("crashText")}
      </Empty>
    </div>
  );
}
