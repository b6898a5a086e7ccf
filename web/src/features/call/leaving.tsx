import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";

type Props = {
  open: boolean;
  host: boolean;
  /** Not while the room cannot be told. */
  mayEnd: boolean;
  onClose: () => void;
  onLeave: () => void;
  onEnd: () => void;
};

/** Leaving ends nothing for others; ending is the host's, and is chosen here, knowing what it does. */
export function Leaving({ open, host, mayEnd, onClose, onLeave, onEnd }: Props) {
  const { t } = useTranslation("call");
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("leaveTitle")}
      text={t(host ? "leaveHostText" : "leaveText")}
    >
      <div className="flex flex-wrap justify-end gap-3 max-sm:*:flex-1">
        <Button onClick={onClose} autoFocus>
          {t("stay")}
        </Button>
        {host ? (
          <>
            <Button onClick={onLeave}>{t("leave")}</Button>
            <Button tone="danger" onClick={onEnd} disabled={!mayEnd}>
              {t("endForAll")}
            </Button>
          </>
        ) : (
          <Button tone="danger" onClick={onLeave}>
            {t("leave")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
