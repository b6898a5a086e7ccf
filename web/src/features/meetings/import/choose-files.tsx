import { FileUp } from "lucide-react";
import { type ChangeEvent, useId } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "@/components/classes";
import { ACCEPTED } from "./files";

type Props = { onFiles: (files: File[]) => void; small: boolean };

/** The browser's own way to choose, dressed as a place to drop files on; the whole page takes them. */
export function ChooseFiles({ onFiles, small }: Props) {
  const { t } = useTranslation("meetings");
  const note = useId();
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(target.files ?? [])]);
    // So that the same file can be chosen again after it was taken out.
    target.value = "";
  };
  return (
    <label
      className={classes(
        "grid cursor-pointer justify-items-center gap-1 rounded-card border border-garis-kuat border-dashed text-center hover:border-nila hover:bg-nila-lembut/50 has-focus-visible:outline-2 has-focus-visible:outline-nila",
        small ? "px-4 py-3" : "px-6 py-10",
      )}
    >
      <input
        type="file"
        multiple
        accept={ACCEPTED.join(",")}
        onChange={take}
        aria-describedby={note}
        className="sr-only"
      />
      {small ? null : <FileUp aria-hidden className="mb-1.5 size-6 text-nila" />}
      <span className="font-medium text-nila">{t(small ? "importing.more" : "importing.choose")}</span>
      <span id={note} className={small ? "sr-only" : "text-meta text-tinta-3"}>
        {t("importing.chooseText")}
      </span>
    </label>
  );
}
