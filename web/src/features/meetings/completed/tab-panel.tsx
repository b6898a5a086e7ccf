import { Tabs } from "radix-ui";
import { Activity, type ReactNode } from "react";
import type { Place } from "../panel";

type Props = { tab: Place["tab"]; shown: Place["tab"]; children: ReactNode };

/** A tab's content stays as it was left; what is not shown is made ready when there is time. */
export function TabPanel({ tab, shown, children }: Props) {
  return (
    <Tabs.Content value={tab} forceMount className="pt-6 data-[state=inactive]:hidden">
      <Activity mode={tab === shown ? "visible" : "hidden"}>{children}</Activity>
    </Tabs.Content>
  );
}
