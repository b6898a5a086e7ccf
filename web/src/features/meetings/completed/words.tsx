import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import type { Transcript } from "@/api/schema";
import { Empty, Failed, Loading, Skeleton } from "@/components/notices";
import { TranscriptTab } from "./transcript-tab";

type Props = Omit<ComponentProps<typeof TranscriptTab>, "transcript"> & {
  transcript: { data: Transcript | undefined; error: unknown; refetch: () => unknown };
};

/** The transcript, once it is here; or why there is none. */
export function Words({ transcript: { data, error, refetch }, ...rest }: Props) {
  const { t } = useTranslation("minutes");
  if (!rest.meeting.has_transcript) return <Empty title={t("noTranscript")}>{t("noTranscriptText")}</Empty>;
  if (data?.segments.length === 0) return <Empty title={t("saidNothing")} />;
  if (data) return <TranscriptTab transcript={data} {...rest} />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return <Coming />;
}

function Coming() {
  return (
    <Loading>
      <div className="grid gap-5">
        <Skeleton className="h-10" />
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    </Loading>
  );
}
