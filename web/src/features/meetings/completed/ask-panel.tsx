import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "@/components/classes";
import type { Place } from "../panel";

type Props = { wide: boolean; shown: Place["tab"]; children: ReactNode };

/** Beside the rest where there is room; else a tab. The same one in both, so that nothing typed in it is lost. */
export function AskPanel({ wide, shown, children }: Props) {
  const { t } = useTranslation("minutes");
  const beside = {
    role: "complementary",
    "aria-label": t("ask"),
    "aria-labelledby": undefined,
    tabIndex: -1,
  };
  return (
    <Tabs.Content
      value="ask"
      forceMount
      {...(wide ? beside : {})}
      className={classes(
        "min-w-0 max-xl:pt-6 xl:sticky xl:top-6 xl:h-[min(42rem,calc(100dvh-3rem))] xl:self-start",
        shown !== "ask" && "max-xl:hidden",
      )}
    >
      {children}
    </Tabs.Content>
  );
}
