import { Tabs } from "radix-ui";
import { useTranslation } from "react-i18next";
import { classes } from "@/components/classes";
import { MiniRibbon } from "./mini-ribbon";
import type { RibbonProps } from "./ribbon";

const TABS = ["summary", "transcript", "recording", "ask"] as const;

type Props = {
  /** Questions have their own place beside. */
  wide: boolean;
  /** Given while the ribbon itself is out of sight. */
  mini: RibbonProps | null;
};

/** The tabs, which stay at the top of the window, with a small ribbon once the large one has gone. */
export function TabBar({ wide, mini }: Props) {
  const { t } = useTranslation("minutes");
  return (
    <div className="sticky top-[calc(3.5rem+var(--notice))] z-20 -mx-4 flex flex-wrap items-end justify-between gap-x-6 border-b bg-kapur px-4 md:mx-0 md:px-0 lg:top-(--notice)">
      <Tabs.List aria-label={t("tabs")} className="flex gap-6 max-sm:gap-5">
        {TABS.filter((tab) => !(wide && tab === "ask")).map((tab) => (
          <Tabs.Trigger
            key={tab}
            value={tab}
            className={classes(
              "-mb-px border-transparent border-b-2 pt-2 pb-3 font-medium text-tinta-2 hover:text-tinta focus-visible:outline-offset-[-2px]",
              "data-[state=active]:border-nila data-[state=active]:font-semibold data-[state=active]:text-tinta",
            )}
          >
            {t(tab)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {mini ? <MiniRibbon {...mini} /> : null}
    </div>
  );
}
