import { Link2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import type { Meeting } from "@/api/schema";
import { useInvitation } from "@/api/use-invitation";
import { Button } from "@/components/button";
import { LinkDialog } from "@/components/link-dialog";

/** The link by which others come into the call; where it cannot be copied, it is shown. */
export function CopyLink({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const { ask, busy, link, forget } = useInvitation(meeting.id, {
    onCopied: () => toast.success(t("linkCopied")),
    onFailed: ({ title }) => toast.error(t("linkFailed"), { description: title }),
  });
  return (
    <>
      <Button busy={busy} onClick={ask}>
        <Link2 aria-hidden />
        {t("copyLink")}
      </Button>
      <LinkDialog
        link={link}
        onClose={forget}
        title={t("linkTitle")}
        text={t("linkText")}
        label={t("linkField")}
      />
    </>
  );
}
