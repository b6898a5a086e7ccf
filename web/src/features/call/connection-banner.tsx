import { Loader, Unplug } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import type { ConnectionState } from "./room-connection";

/** That the room cannot be reached right now, and that nothing is lost by it. */
export function ConnectionBanner({
  connection,
  onRetry,
}: {
  connection: ConnectionState;
  onRetry: () => void;
}) {
  const { t } = useTranslation("call");
  const lost = connection.kind === "over" && connection.reason === "lost";
  return (
    <div role="status" aria-live="polite">
      {connection.kind === "reconnecting" || connection.kind === "connecting" ? (
        <p className="flex items-center justify-center gap-2.5 bg-soga-lembut px-4 py-2 text-meta text-soga-teks">
          <Loader aria-hidden className="size-4 animate-spin" />
          {t("reconnecting")}
        </p>
      ) : null}
      {lost ? (
        <div className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 bg-bata-lembut px-4 py-2 text-bata text-meta">
          <Unplug aria-hidden className="size-4 max-sm:hidden" />
          <p>
            <strong className="font-semibold">{t("lostTitle")}.</strong> {t("lostText")}
          </p>
          <Button size="small" onClick={onRetry}>
            {t("reconnect")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
