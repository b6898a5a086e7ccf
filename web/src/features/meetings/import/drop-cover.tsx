import { FileUp } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Over everything, while files are held over the page. */
export function DropCover() {
  const { t } = useTranslation("meetings");
  return (
    <div className="pointer-events-none fixed inset-0 z-[60] grid place-items-center bg-kapur/85 p-6 backdrop-blur-sm">
      <div className="grid size-full max-h-96 max-w-2xl place-content-center justify-items-center gap-2 rounded-hero border-2 border-nila border-dashed bg-nila-lembut text-center">
        <FileUp aria-hidden className="mb-1 size-8 text-nila" />
        <p className="font-semibold text-section">{t("importing.drop")}</p>
        <p className="text-tinta-2">{t("importing.dropText")}</p>
      </div>
    </div>
  );
}
