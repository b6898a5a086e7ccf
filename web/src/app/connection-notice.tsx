import { WifiOff } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useConnection } from "@/live/connection";

/** Says that the server or the network is away, for as long as it is, and that it is back. */
export function ConnectionNotice() {
  const { t } = useTranslation();
  const connection = useConnection();
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const away = !online || connection === "lost";
  const wasAway = useRef(away);
  useEffect(() => {
    if (wasAway.current && !away && connection === "connected") toast.success(t("backOnline"));
    wasAway.current = away;
  }, [away, connection, t]);
  return (
    <div role="status" aria-live="polite" className="sticky top-14 z-30 lg:top-0">
      {away ? (
        <p
          data-away
          className="flex items-center justify-center gap-2.5 bg-soga-lembut px-4 py-2 text-meta text-soga-teks"
        >
          <WifiOff aria-hidden className="size-4" />
          {t(online ? "lostConnection" : "offline")}
        </p>
      ) : null}
    </div>
  );
}

function watchNetwork(notify: () => void): () => void {
  addEventListener("online", notify);
  addEventListener("offline", notify);
  return () => {
    removeEventListener("online", notify);
    removeEventListener("offline", notify);
  };
}
