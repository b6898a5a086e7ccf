import { ChevronDown, ChevronUp } from "lucide-react";
import { type KeyboardEvent, type RefObject, useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { classes } from "@/components/classes";
import { SearchField } from "@/components/search-field";
import type { Match } from "./matches";
import { showTurn } from "./show-turn";

type Props = {
  list: RefObject<HTMLElement | null>;
  matches: readonly Match[];
  current: number;
  onCurrent: (place: number) => void;
  sought: string;
  onSearch: (words: string) => void;
};

/** Finds words, says how often they stand there, and leads from one to the next. */
export function TranscriptSearch({ list, matches, current, onCurrent, sought, onSearch }: Props) {
  const { t } = useTranslation("minutes");
  const segment = matches[current]?.segment;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another match in the same turn is shown too
  useEffect(() => {
    if (segment) showTurn(list.current, segment);
  }, [list, segment, current]);
  const search = useCallback(
    (words: string) => {
      onSearch(words);
      onCurrent(0);
    },
    [onSearch, onCurrent],
  );
  const step = (by: number) => onCurrent((current + by + matches.length) % matches.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || matches.length === 0) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for Enter in the field inside
    <div
      onKeyDown={onKeyDown}
      className={classes(
        "flex items-center gap-2",
        // Whoever goes from match to match keeps the way to the next one at hand, below the tabs.
        sought !== "" && "sticky top-[2.75rem] z-10 bg-kapur py-2 max-lg:top-[6.2rem] max-sm:top-[8.5rem]",
      )}
    >
      <SearchField
        label={t("searchTranscript")}
        value={sought}
        onSearch={search}
        className="min-w-0 flex-1"
      />
      {sought === "" ? null : (
        <>
          <output className="min-w-16 text-right text-meta text-tinta-3">
            {told(matches.length, current, t)}
          </output>
          <Step
            label={t("previousMatch")}
            icon={ChevronUp}
            disabled={matches.length === 0}
            onStep={() => step(-1)}
          />
          <Step
            label={t("nextMatch")}
            icon={ChevronDown}
            disabled={matches.length === 0}
            onStep={() => step(1)}
          />
        </>
      )}
    </div>
  );
}

function told(count: number, current: number, t: ReturnType<typeof useTranslation<"minutes">>["t"]): string {
  return count === 0 ? t("noMatch") : t("match", { at: current + 1, count });
}

type StepProps = { label: string; icon: typeof ChevronUp; disabled: boolean; onStep: () => void };

function Step({ label, icon: Icon, disabled, onStep }: StepProps) {
  return (
    <Button tone="quiet" size="smallIcon" aria-label={label} disabled={disabled} onClick={onStep}>
      <Icon aria-hidden />
    </Button>
  );
}
