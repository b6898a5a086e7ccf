import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import type { OverReason } from "./room-connection";

/** Out of the lobby. */
export function WayBack({ meetingId }: { meetingId: string | null }) {
  const { t } = useTranslation("call");
  const look = "inline-flex items-center gap-2 rounded-control text-meta text-tinta-2 hover:text-tinta";
  if (meetingId === null) {
    return (
      <Link to="/" className={look}>
        <ArrowLeft aria-hidden className="size-4" />
        {t("toHome")}
      </Link>
    );
  }
  return (
    <Link to="/meetings/$meetingId" params={{ meetingId }} className={look}>
      <ArrowLeft aria-hidden className="size-4" />
      {t("back")}
    </Link>
  );
}

type Props = { reason: Exclude<OverReason, "lost">; meetingId: string | null; onReturn: () => void };

/** On from a call that is over: the notes for their owner, home for a guest, and back where that is possible. */
export function WaysOn({ reason, meetingId, onReturn }: Props) {
  const { t } = useTranslation("call");
  if (reason === "signed_out") {
    return (
      <Button asChild tone="primary">
        <Link to="/sign-in" search={{ next: location.pathname }}>
          {t("signInAgain")}
        </Link>
      </Button>
    );
  }
  return (
    <>
      {reason === "ended" ? null : <Button onClick={onReturn}>{t("again")}</Button>}
      <Button asChild tone="primary">
        {meetingId === null ? (
          <Link to="/">{t("toHome")}</Link>
        ) : (
          <Link to="/meetings/$meetingId" params={{ meetingId }}>
            {t("toMeeting")}
          </Link>
        )}
      </Button>
    </>
  );
}
