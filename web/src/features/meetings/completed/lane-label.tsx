import { ChevronsUpDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classes } from "@/components/classes";
import type { Lane } from "./lanes";
import { percent, type Voice } from "./voices";

/** Whose lane it is and how much they spoke; of several, how many, and a way to see each. */
export function LaneLabel({ lane, onOpen }: { lane: Lane; onOpen: () => void }) {
  const [voice] = lane.voices;
  return (
    <li className="flex min-w-0 items-center gap-2 text-meta leading-none">
      {lane.voices.length === 1 && voice ? (
        <One voice={voice} />
      ) : (
        <Others count={lane.voices.length} onOpen={onOpen} />
      )}
      <span className="ml-auto pl-1 text-tinta-3">{percent(lane.share)}</span>
    </li>
  );
}

function One({ voice }: { voice: Voice }) {
  const { t } = useTranslation("minutes");
  return (
    <>
      <Mark voice={voice} />
      <span title={voice.name} className="relative truncate py-1 font-medium">
        {voice.name}
        {voice.isAgent ? <span className="sr-only"> ({t("agent")})</span> : null}
      </span>
    </>
  );
}

/** Round for people, square for agents, in the dye of their turns. */
export function Mark({ voice }: { voice: Voice }) {
  return (
    <span
      aria-hidden
      style={{ background: voice.dye }}
      className={classes("size-2 shrink-0", voice.isAgent ? "rounded-[2px]" : "rounded-full")}
    />
  );
}

function Others({ count, onOpen }: { count: number; onOpen: () => void }) {
  const { t } = useTranslation("minutes");
  return (
    <button
      type="button"
      onClick={onOpen}
      title={t("showAll")}
      className="flex min-w-0 items-center gap-1.5 font-medium text-nila hover:underline"
    >
      <ChevronsUpDown aria-hidden className="-ml-0.5 size-3 shrink-0" />
      <span className="truncate py-1">{t("others", { count })}</span>
    </button>
  );
}
