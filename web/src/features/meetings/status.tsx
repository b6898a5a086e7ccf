import { Ban, CalendarClock, Check, type LucideIcon, PenLine, Radio } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { MeetingStatus } from "@/api/schema";
import { classes } from "@/components/classes";

/** The one place where a status's look is decided; a new one is a type error until it has one. */
const LOOKS = {
  upcoming: { icon: CalendarClock, tone: "bg-nila-lembut text-nila" },
  active: { icon: Radio, tone: "bg-nila text-on-nila" },
  processing: { icon: PenLine, tone: "bg-soga-lembut text-soga-teks" },
  completed: { icon: Check, tone: "bg-pandan-lembut text-pandan" },
  cancelled: { icon: Ban, tone: "bg-kapur-2 text-tinta-2" },
} satisfies Record<MeetingStatus, { icon: LucideIcon; tone: string }>;

/** In the order a meeting goes through them. */
export const STATUSES = Object.keys(LOOKS) as MeetingStatus[];

export function StatusBadge({ status, className }: { status: MeetingStatus; className?: string }) {
  const { t } = useTranslation("meetings");
  const { icon: Icon, tone } = LOOKS[status];
  return (
    <span
      className={classes(
        "inline-flex h-6.5 items-center gap-1.5 rounded-full px-2.5 font-medium text-meta",
        tone,
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      {t(`status.${status}`)}
    </span>
  );
}
