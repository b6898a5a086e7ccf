import { useTranslation } from "react-i18next";
import { AgentTile } from "@/components/agent-tile";
import { inShort } from "@/instructions";
import { UndyedTile } from "./undyed-tile";
import type { AgentWords } from "./words";

/** How an agent will look in lists and in the lobby, while it is being described. */
export function AgentPreview({ words, id }: { words: AgentWords; id?: string | undefined }) {
  const { t } = useTranslation("agents");
  const { role, points } = inShort(words.instructions);
  const look = "size-20";
  return (
    <section aria-label={t("preview")} className="grid content-start gap-3 rounded-card border bg-kapur p-4">
      {id === undefined ? <UndyedTile className={look} /> : <AgentTile id={id} className={look} />}
      <div className="min-w-0">
        <p className="line-clamp-2 break-words font-semibold">{words.name.trim() || t("unnamed")}</p>
        <p className="line-clamp-2 break-words text-meta text-tinta-3">
          {role || t(`speaks.${words.language}`)}
        </p>
      </div>
      {points.length > 0 ? (
        <ul className="grid gap-1.5 border-t pt-3 font-serif text-body leading-snug">
          {points.map((point, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice
            <li key={at} className="line-clamp-2 break-words">
              {point}
            </li>
          ))}
        </ul>
      ) : null}
      {id === undefined ? <p className="text-meta text-tinta-3">{t("undyed")}</p> : null}
    </section>
  );
}
