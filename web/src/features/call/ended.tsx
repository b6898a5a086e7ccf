import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Logo } from "@/components/logo";
import type { PendingLine, RecorderState } from "./room";
import type { OverReason } from "./room-connection";

type Props = {
  reason: Exclude<OverReason, "lost">;
  /** One's own meeting has notes; a guest's goodbye names who has them. */
  mine: boolean;
  hostName: string | null;
  recorder: RecorderState;
  pending: readonly PendingLine[];
  actions: ReactNode;
};

export function Ended({ reason, mine, hostName, recorder, pending, actions }: Props) {
  const { t } = useTranslation("call");
  const guest = !mine && (reason === "ended" || reason === "left");
  const thanks = hostName === null ? t("goodbyePlain") : t("goodbyeText", { name: hostName });
  return (
    <WholeNotice
      title={guest ? t("goodbye") : t(`ended.${reason}.title`)}
      text={guest ? thanks : t(`ended.${reason}.text`)}
      actions={actions}
    >
      <Kept recorder={recorder} />
      {pending.length > 0 ? <Unsent pending={pending} /> : null}
    </WholeNotice>
  );
}

type NoticeProps = { title: string; text: string; actions: ReactNode; children?: ReactNode };

/** One thing to say, in the middle of the window, said to those who do not see it as well. */
export function WholeNotice({ title, text, actions, children }: NoticeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid min-h-dvh content-center justify-items-center gap-3 px-5 py-10 text-center">
      <Logo className="mb-3 size-12" />
      <h1 ref={heading} tabIndex={-1} className="font-bold text-title outline-none">
        {title}
      </h1>
      <p className="max-w-md text-balance text-tinta-2">{text}</p>
      {children}
      <div className="mt-4 flex flex-wrap justify-center gap-3">{actions}</div>
    </div>
  );
}

/** A recording's last parts may still be on their way. */
function Kept({ recorder }: { recorder: RecorderState }) {
  const { t } = useTranslation("call");
  return (
    <p role="status" className="text-meta text-soga-teks">
      {recorder === "finishing" ? t("recordingFinishes") : null}
      {recorder === "broken" ? t("recordingBroken") : null}
    </p>
  );
}

/** The call was over before these could be kept; they are not lost to whoever wrote them. */
function Unsent({ pending }: { pending: readonly PendingLine[] }) {
  const { t } = useTranslation("call");
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="w-full max-w-md rounded-card border bg-paper p-4 text-left">
      <h2 id={heading} className="font-semibold">
        {t("unsent")}
      </h2>
      <ul className="mt-2 grid gap-2">
        {pending.map(({ id, text }) => (
          <li key={id} className="whitespace-pre-wrap break-words text-tinta-2">
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
