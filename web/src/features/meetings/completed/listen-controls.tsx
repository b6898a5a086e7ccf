import { RotateCcw, RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/button";
import { classes } from "@/components/classes";
import { PlayButton } from "./play-button";
import { type Playhead, useSpeed } from "./playhead";

const STEP_SECONDS = 10;
const SPEEDS = [0.75, 1, 1.25, 1.5, 2];

/** Play, small steps back and forward, and how fast. */
export function ListenControls({ playhead }: { playhead: Playhead }) {
  const { t } = useTranslation("minutes");
  const step = (by: number) => playhead.seek(playhead.seconds() + by);
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-4">
      <div className="flex items-center gap-2">
        <Button tone="quiet" aria-label={t("back10")} onClick={() => step(-STEP_SECONDS)}>
          <RotateCcw aria-hidden />
          {STEP_SECONDS}
        </Button>
        <PlayButton playhead={playhead} className="size-12" />
        <Button tone="quiet" aria-label={t("forward10")} onClick={() => step(STEP_SECONDS)}>
          <RotateCw aria-hidden />
          {STEP_SECONDS}
        </Button>
      </div>
      <Speeds playhead={playhead} />
    </div>
  );
}

function Speeds({ playhead }: { playhead: Playhead }) {
  const { t, i18n } = useTranslation("minutes");
  const speed = useSpeed(playhead);
  const written = new Intl.NumberFormat(i18n.language);
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="float-left mr-2 text-meta text-tinta-3">{t("speed")}</legend>
      {SPEEDS.map((one) => (
        <label
          key={one}
          className={classes(
            "cursor-pointer rounded-lg px-2.5 py-1 font-medium text-meta text-tinta-2 hover:bg-nila-lembut has-focus-visible:outline-2 has-focus-visible:outline-nila",
            one === speed && "bg-nila-lembut text-nila",
          )}
        >
          <input
            type="radio"
            name="speed"
            className="sr-only"
            checked={one === speed}
            onChange={() => playhead.hurry(one)}
          />
          {written.format(one)}×
        </label>
      ))}
    </fieldset>
  );
}
