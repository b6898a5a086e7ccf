import { Download, LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Recording, RecordingList, Segment } from "@/api/schema";
import { Button } from "@/components/button";
import { Empty, Failed, Loading, Skeleton } from "@/components/notices";
import { clock, useWhen } from "@/when";
import { ListenControls } from "./listen-controls";
import { Listening } from "./listening";
import { type Playhead, useMotion } from "./playhead";
import type { Track } from "./tracks";

type Props = {
  recordings: { data: RecordingList | undefined; error: unknown; refetch: () => unknown };
  tracks: readonly Track[];
  segments: readonly Segment[];
  playhead: Playhead;
};

/** What was recorded, to hear; or why there is nothing to hear. */
export function RecordingTab({ recordings: { data, error, refetch }, tracks, segments, playhead }: Props) {
  if (!data && error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Coming />;
  if (data.items.length === 0) return <NotRecorded />;
  if (tracks.length === 0) return data.items.every(isBroken) ? <Unusable /> : <BeingPrepared />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Unheard playhead={playhead} />
      <ListenControls playhead={playhead} />
      <Listening segments={segments} playhead={playhead} />
      <Files recordings={data} />
    </div>
  );
}

function isBroken({ fault }: Recording): boolean {
  return fault !== null;
}

/** It will never be heard. */
function Unusable() {
  const { t } = useTranslation("minutes");
  return <Empty title={t("broken")}>{t("brokenText")}</Empty>;
}

function NotRecorded() {
  const { t } = useTranslation("minutes");
  return <Empty title={t("noRecording")}>{t("noRecordingText")}</Empty>;
}

function BeingPrepared() {
  const { t } = useTranslation("minutes");
  return (
    <Empty
      title={t("preparing")}
      picture={<LoaderCircle aria-hidden className="size-6 animate-spin text-soga-teks" />}
    >
      {t("preparingText")}
    </Empty>
  );
}

/** Said where the sound should be; the button there tries again. */
function Unheard({ playhead }: { playhead: Playhead }) {
  const { t } = useTranslation("minutes");
  if (useMotion(playhead) !== "failed") return null;
  return (
    <div
      role="alert"
      className="grid justify-items-start gap-2 rounded-card border border-bata/40 bg-bata-lembut px-5 py-4"
    >
      <p className="font-semibold">{t("unheard")}</p>
      <p className="text-tinta-2">{t("unheardText")}</p>
      <Button size="small" onClick={playhead.toggle} className="mt-1">
        {t("tryAgain", { ns: "common" })}
      </Button>
    </div>
  );
}

/** Each part as a file, with those that are still being prepared. */
function Files({ recordings: { items } }: { recordings: RecordingList }) {
  const { t } = useTranslation("minutes");
  const when = useWhen();
  return (
    <ul className="divide-y divide-garis border-y">
      {items.map((one, place) => (
        <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
          <span className="font-medium">
            {items.length > 1 ? t("part", { part: place + 1 }) : t("recording")}
          </span>
          <span className="text-meta text-tinta-3">{when.full(one.started_at)}</span>
          {one.seconds === null ? null : <span className="text-meta text-tinta-3">{clock(one.seconds)}</span>}
          {one.ready ? (
            <Button asChild size="small" tone="quiet" className="ml-auto">
              <a href={one.url} download>
                <Download aria-hidden />
                {t("download")}
              </a>
            </Button>
          ) : (
            <span className="ml-auto text-meta text-soga-teks">
              {t(isBroken(one) ? "broken" : "preparing")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Coming() {
  return (
    <Loading>
      <Skeleton className="h-14" />
      <Skeleton className="mt-6 h-40" />
    </Loading>
  );
}
