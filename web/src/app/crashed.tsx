import { type ErrorComponentProps, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "@/api/problems";
import { Button } from "@/components/button";
import { Empty, Failed } from "@/components/notices";

const AGAIN_MILLISECONDS = 3000;

/** A page that could not be shown: because of a login that ended, a server that does not answer, or a fault of ours. */
export function Crashed({ error }: ErrorComponentProps) {
  if (isProblem(error) && error.status === 401) return <SignedOut />;
  if (isProblem(error) || isNoAnswer(error)) return <Away error={error} />;
  return <Stumbled />;
}

/** What `fetch` throws where nobody answered. */
function isNoAnswer(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

function SignedOut() {
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    void navigate({ to: "/sign-in", search: { next: router.state.location.href } });
  }, [navigate, router]);
  return null;
}

/** Nothing of the page is there yet that could be lost, so it tries again by itself. */
function Away({ error }: { error: unknown }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => void router.invalidate(), AGAIN_MILLISECONDS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div className="page">
      <Failed error={error} onRetry={() => void router.invalidate()} />
    </div>
  );
}

function Stumbled() {
  const { t } = useTranslation();
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
