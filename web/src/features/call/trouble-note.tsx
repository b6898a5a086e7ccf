import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Trouble } from "./devices";

/** Why a device could not be opened, and what helps. */
export function TroubleNote({ device, trouble }: { device: string; trouble: Trouble }) {
  const { t } = useTranslation("call");
  return (
    <div role="alert" className="flex gap-3 rounded-control bg-soga-lembut px-4 py-3 text-soga-teks">
      <TriangleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0" />
      <div>
        <p className="font-semibold">
          {device}: {t(`trouble.${trouble}.title`)}
        </p>
        <p className="text-tinta-2">{t(`trouble.${trouble}.text`)}</p>
      </div>
    </div>
  );
}
