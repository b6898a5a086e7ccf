import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { useOpener } from "./opener";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, plainly. */
  children: ReactNode;
  action: string;
  /** How to leave it as it is, where "cancel" would say the opposite. */
  stay?: string;
  onConfirm: () => void;
  busy?: boolean;
};

/** Asks before something that cannot be taken back. */
export function Confirm({ open, onClose, title, children, action, stay, onConfirm, busy = false }: Props) {
  const { t } = useTranslation();
  const giveBack = useOpener(open);
  return (
    <AlertDialog.Root open={open} onOpenChange={(now) => now || onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fade-in-0 fixed inset-0 z-40 animate-in bg-[oklch(0.2_0.05_268/0.45)]" />
        <AlertDialog.Content
          onCloseAutoFocus={giveBack}
          className="fixed top-1/2 left-1/2 z-50 w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 rounded-hero border bg-paper p-6"
        >
          <AlertDialog.Title className="font-bold text-section">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-tinta-2">{children}</AlertDialog.Description>
          <div className="mt-6 flex justify-end gap-3">
            <AlertDialog.Cancel asChild>
              <Button>{stay ?? t("cancel")}</Button>
            </AlertDialog.Cancel>
            <Button tone="danger" onClick={onConfirm} busy={busy}>
              {action}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
