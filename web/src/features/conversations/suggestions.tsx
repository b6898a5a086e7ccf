import { useQuery } from "@tanstack/react-query";
import { CornerDownRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { suggestionsQuery } from "./queries";

/** Questions to begin with; pressed, they are asked. */
export function Suggestions({ meetingId, onPick }: { meetingId: string; onPick: (text: string) => void }) {
  const { t } = useTranslation("conversations");
  const { data } = useQuery(suggestionsQuery(meetingId));
  return (
    <div className="grid gap-3">
      <p className="text-tinta-2">{t("first")}</p>
      <ul aria-label={t("suggestions")} className="grid gap-2">
        {data?.items.map((text) => (
          <li key={text}>
            <button
              type="button"
              onClick={() => onPick(text)}
              className="flex w-full items-start gap-2.5 rounded-control border px-3.5 py-2.5 text-left leading-snug hover:border-nila hover:bg-nila-lembut"
            >
              <CornerDownRight aria-hidden className="mt-0.5 size-4 shrink-0 text-tinta-3" />
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
