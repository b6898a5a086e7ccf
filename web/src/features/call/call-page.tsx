import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "@/api/problems";
import { Failed, Loading, Skeleton } from "@/components/notices";
import { type Brief, useBrief } from "./brief";
import { Call } from "./call";
import { WholeNotice } from "./ended";
import type { CallSource } from "./source";
import { WaysOn } from "./ways";

/** A whole page around a call: while its meeting is looked up, where there is none, and where it is over already. */
export function CallPage({ source, missing }: { source: CallSource; missing: ReactNode }) {
  const { data: brief, error, refetch } = useBrief(source);
  if (isProblem(error) && error.status === 404) return missing;
  if (brief !== undefined) return <Open source={source} brief={brief} />;
  return (
    <div className="page">{error ? <Failed error={error} onRetry={() => void refetch()} /> : <Coming />}</div>
  );
}

/** What is over when the page is opened cannot be entered; what ends meanwhile is the call's own to show. */
function Open({ source, brief }: { source: CallSource; brief: Brief }) {
  const { t } = useTranslation("call");
  const [wasOver] = useState(brief.over);
  if (!wasOver) return <Call source={source} brief={brief} />;
  return (
    <WholeNotice
      title={t("overTitle")}
      text={t("overText")}
      actions={<WaysOn reason="ended" meetingId={brief.meetingId} onReturn={() => undefined} />}
    />
  );
}

function Coming() {
  return (
    <Loading>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Skeleton className="aspect-[4/3] w-full rounded-hero" />
        <div className="grid content-start gap-4">
          <Skeleton className="h-9 w-72 max-w-full" />
          <Skeleton className="h-22 w-full rounded-card" />
          <Skeleton className="h-44 w-full rounded-card" />
          <Skeleton className="h-12 w-full" />
        </div>
      </div>
    </Loading>
  );
}
