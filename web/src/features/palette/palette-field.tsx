import { Command } from "cmdk";
import { Search, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useTranslation } from "react-i18next";
import { Key } from "./key";

export function PaletteField({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  const { t } = useTranslation("palette");
  const { t: common } = useTranslation();
  return (
    <div className="flex items-center gap-3 border-b px-4">
      <Search aria-hidden className="size-4.5 shrink-0 text-tinta-3" />
      <Command.Input
        value={typed}
        onValueChange={onType}
        placeholder={t("field")}
        aria-label={t("field")}
        maxLength={200}
        className="h-13 min-w-0 flex-1 bg-transparent text-body outline-none placeholder:text-tinta-3"
      />
      <Dialog.Close className="rounded-lg">
        <span className="sr-only">{common("close")}</span>
        <span className="max-sm:hidden">
          <Key>Esc</Key>
        </span>
        <X aria-hidden className="size-4.5 text-tinta-3 sm:hidden" />
      </Dialog.Close>
    </div>
  );
}
