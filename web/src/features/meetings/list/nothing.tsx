import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { Empty } from "@/components/notices";

export function NoMeetings() {
  const { t } = useTranslation("meetings");
  return (
    <Empty
      title={t("noneTitle")}
      picture={<Woof />}
      action={
        <Button asChild tone="primary">
          <Link to="/meetings" search={{ new: "later" }}>
            <Plus aria-hidden />
            {t("newMeeting")}
          </Link>
        </Button>
      }
    >
      {t("noneText")}
    </Empty>
  );
}

export function NoneFound() {
  const { t } = useTranslation("meetings");
  return (
    <Empty
      title={t("notFoundTitle")}
      action={
        <Button asChild>
          <Link to="/meetings">{t("showAll")}</Link>
        </Button>
      }
    >
      {t("notFoundText")}
    </Empty>
  );
}

const THREADS = [3, 5, 2, 7, 4, 2, 6, 3, 5, 4];

/** A strip before its first thread of dye. */
function Woof() {
  return (
    <div aria-hidden className="mb-2 flex h-2.5 w-60 gap-1">
      {THREADS.map((width, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change
          key={place}
          style={{ flexGrow: width }}
          className={place % 4 === 1 ? "rounded-sm bg-soga/30" : "rounded-sm bg-nila/15"}
        />
      ))}
    </div>
  );
}
