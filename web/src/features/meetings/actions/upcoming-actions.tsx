import { Ban } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { Confirm } from "@/components/confirm";
import { MenuItem } from "@/components/menu";
import { useCancelMeeting } from "../queries";
import { CopyLink } from "./copy-link";
import { PageMenu } from "./page-menu";

export function UpcomingActions({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <CopyLink meeting={meeting} />
      <PageMenu meeting={meeting}>
        <MenuItem onSelect={() => setAsking(true)}>
          <Ban aria-hidden />
          {t("callOff")}
        </MenuItem>
      </PageMenu>
      <ConfirmCancelling meeting={meeting} open={asking} onClose={() => setAsking(false)} />
    </>
  );
}

function ConfirmCancelling({
  meeting,
  open,
  onClose,
}: {
  meeting: Meeting;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation("meetings");
  const cancel = useCancelMeeting(meeting);
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t("callOffTitle", { title: meeting.title })}
      action={t("callOff")}
      stay={t("keepIt")}
      onConfirm={() => cancel.mutate({ params: { path: { id: meeting.id } } }, { onSettled: onClose })}
      busy={cancel.isPending}
    >
      {t("callOffText")}
    </Confirm>
  );
}
