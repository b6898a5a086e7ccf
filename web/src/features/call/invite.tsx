import { Link2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useInvitation } from "@/api/use-invitation";
import { Button } from "@/components/button";
import { LinkDialog } from "@/components/link-dialog";
import { ABOVE } from "./notices";

/** The link by which others come in; where it cannot be copied, it is shown. */
export function Invite({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation("call");
  const { ask, busy, link, forget } = useInvitation(meetingId, {
    onCopied: () => toast.success(t("inviteCopied"), ABOVE),
    onFailed: ({ title }) => toast.error(t("inviteFailed"), { ...ABOVE, description: title }),
  });
  return (
    <>
      <Button size="small" busy={busy} onClick={ask} className="max-sm:size-9 max-sm:px-0">
        <Link2 aria-hidden />
        <span className="max-sm:sr-only">{t("invite")}</span>
      </Button>
      <LinkDialog
        link={link}
        onClose={forget}
        title={t("inviteTitle")}
        text={t("inviteText")}
        label={t("inviteTitle")}
      />
    </>
  );
}
