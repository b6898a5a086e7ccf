import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { classes } from "./classes";
import { useOpener } from "./opener";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** One sentence below the title. */
  text?: string;
  wide?: boolean;
  children: ReactNode;
};

/** A sheet over the page; on a phone it rises from below. */
export function Dialog({ open, onClose, title, text, wide = false, children }: Props) {
  const { t } = useTranslation();
  const giveBack = useOpener(open);
  const content = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open={open} onOpenChange={(now) => now || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fade-in-0 fixed inset-0 z-40 animate-in bg-[oklch(0.2_0.05_268/0.45)]" />
        <Radix.Content
          ref={content}
          onCloseAutoFocus={giveBack}
          // A press that missed a form must not throw away what was typed into it.
          onInteractOutside={(event) => content.current?.querySelector("form") && event.preventDefault()}
          {...(text ? {} : { "aria-describedby": undefined })}
          className={classes(
            "fixed inset-x-0 bottom-0 z-50 grid max-h-[92dvh] grid-rows-[auto_minmax(0,1fr)] rounded-t-hero border bg-paper p-5 sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-hero sm:p-7",
            wide ? "sm:max-w-3xl" : "sm:max-w-lg",
          )}
        >
          <header className="mb-5 pr-9">
            <Radix.Title className="font-bold text-[1.25rem]">{title}</Radix.Title>
            {text ? <Radix.Description className="mt-1 text-tinta-2">{text}</Radix.Description> : null}
          </header>
          <div className="-m-1 overflow-y-auto p-1">{children}</div>
          {/* Last, so that the first thing to fill in has the keyboard. */}
          <Radix.Close asChild>
            <Button
              tone="quiet"
              size="smallIcon"
              aria-label={t("close")}
              className="absolute top-4 right-4 sm:top-6 sm:right-6"
            >
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
