import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { Dialog } from "@/components/dialog";
import type { Mode } from "./mode";
import { type NewAgentForm, ScheduleForm } from "./schedule-form";
import type { MeetingWords } from "./words";

type Props = {
  mode: Mode;
  onMode: (mode: Mode) => void;
  /** The words of a meeting that is planned again, or of an agent one comes from. */
  start: Partial<MeetingWords>;
  onScheduled: (meeting: Meeting) => void;
  onClose: () => void;
  newAgent: NewAgentForm;
};

/** Open as long as it is there. */
export function ScheduleDialog({ start, mode, onClose, ...rest }: Props) {
  const { t } = useTranslation("meetings");
  const [making, setMaking] = useState(false);
  const title = start.title ? t("againTitle") : t(mode === "now" ? "nowTitle" : "planTitle");
  const text = t(mode === "now" ? "nowText" : "planText");
  return (
    <Dialog
      open
      // Escape leads back to the meeting before it leads out.
      onClose={making ? () => setMaking(false) : onClose}
      title={making ? t("newAgentTitle") : title}
      text={making ? t("newAgentText") : text}
      wide={making}
    >
      <ScheduleForm
        {...rest}
        mode={mode}
        start={start}
        onCancel={onClose}
        making={making}
        onMaking={setMaking}
      />
    </Dialog>
  );
}
