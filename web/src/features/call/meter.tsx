import { useTranslation } from "react-i18next";
import { useLevel } from "./level";

/** How loud one is, as a line that grows. */
export function Meter({ level }: { level: () => number }) {
  const { t } = useTranslation("call");
  const bar = useLevel<HTMLDivElement>(level);
  return (
    <div>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-nila-lembut">
        <div ref={bar} className="h-full w-full origin-left scale-x-[var(--level,0)] rounded-full bg-nila" />
      </div>
      <p className="mt-1.5 text-meta text-tinta-3">{t("levelHint")}</p>
    </div>
  );
}
