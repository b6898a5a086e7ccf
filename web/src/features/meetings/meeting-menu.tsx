import { Ellipsis, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { Button } from "@/components/button";
import { Confirm } from "@/components/confirm";
import { Menu, MenuItem, MenuLine } from "@/components/menu";
import { useRemoveMeeting } from "./queries";

type Props = {
  meeting: Meeting;
  /** What else can be done, above deleting. */
  children?: ReactNode;
  size?: "icon" | "smallIcon";
  onRemoved?: () => void;
};

/** What can be done with a meeting besides what its page offers first; always also to delete it. */
export function MeetingMenu({ meeting, children, size = "icon", onRemoved }: Props) {
  const { t } = useTranslation("meetings");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <Button
            tone="quiet"
            size={size}
            aria-label={t("more", { title: meeting.title })}
            className="flex-none!"
          >
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {children}
        {children ? <MenuLine /> : null}
        <MenuItem danger onSelect={() => setAsking(true)}>
          <Trash2 aria-hidden />
          {t("remove")}
        </MenuItem>
      </Menu>
      <ConfirmRemoval
        meeting={meeting}
        open={asking}
        onClose={() => setAsking(false)}
        onRemoved={onRemoved}
      />
    </>
  );
}

type RemovalProps = {
  meeting: Meeting;
  open: boolean;
  onClose: () => void;
  onRemoved: (() => void) | undefined;
};

function ConfirmRemoval({ meeting, open, onClose, onRemoved }: RemovalProps) {
  const { t } = useTranslation("meetings");
  const remove = useRemoveMeeting(meeting);
  const onSuccess = () => {
    onRemoved?.();
    onClose();
  };
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t("removeTitle", { title: meeting.title })}
      action={t("remove")}
      onConfirm={() => remove.mutate({ params: { path: { id: meeting.id } } }, { onSuccess })}
      busy={remove.isPending}
    >
      {t(`removeText.${meeting.status}`)}
    </Confirm>
  );
}
