import { Link } from "@tanstack/react-router";
import { CircleAlert, CircleCheck, FileText, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { SogaProgress } from "@/components/soga-progress";
import { FileFailure } from "./file-failure";
import type { Entry } from "./queue";

/** One file and how it is doing. */
export function FileRow({ entry, onDrop }: { entry: Entry; onDrop: (() => void) | undefined }) {
  const { t } = useTranslation("meetings");
  const { file, state } = entry;
  return (
    <li className="grid gap-2 py-3">
      <div className="flex items-center gap-3">
        <Mark entry={entry} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{file.name}</p>
          <p className="text-meta text-tinta-3">
            <Size bytes={file.size} /> · <State entry={entry} />
          </p>
        </div>
        {state.kind === "done" ? (
          <Button asChild size="small">
            <Link to="/meetings/$meetingId" params={{ meetingId: state.meeting.id }}>
              {t("importing.open")}
            </Link>
          </Button>
        ) : onDrop ? (
          <Button
            tone="quiet"
            size="smallIcon"
            onClick={onDrop}
            aria-label={t("importing.drop1", { name: file.name })}
          >
            <X aria-hidden />
          </Button>
        ) : null}
      </div>
      {state.kind === "sending" ? (
        <SogaProgress value={state.part} label={t("importing.progress", { name: file.name })} />
      ) : null}
      <FileFailure state={state} />
    </li>
  );
}

function Mark({ entry: { state } }: { entry: Entry }) {
  if (state.kind === "done") return <CircleCheck aria-hidden className="size-5 shrink-0 text-pandan" />;
  if (state.kind === "failed" || state.kind === "refused" || state.kind === "unfit") {
    return <CircleAlert aria-hidden className="size-5 shrink-0 text-bata" />;
  }
  return <FileText aria-hidden className="size-5 shrink-0 text-tinta-3" />;
}

function State({ entry: { state } }: { entry: Entry }) {
  const { t, i18n } = useTranslation("meetings");
  if (state.kind !== "sending") return t(`importing.state.${state.kind}`);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" }).format(state.part);
  return state.part < 1 ? t("importing.state.sending", { percent }) : t("importing.state.reading");
}

/** Fewer would be written as none. */
const FEWEST_BYTES = 100;

function Size({ bytes }: { bytes: number }) {
  const { i18n } = useTranslation();
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(bytes, FEWEST_BYTES) / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(i18n.language, { style: "unit", unit, maximumFractionDigits: 1 }).format(
    value,
  );
}
