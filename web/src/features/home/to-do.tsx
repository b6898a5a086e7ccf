import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenActionItem } from "@/api/schema";
import { steady } from "./steady";
import { ToDoItem } from "./to-do-item";

/** As many as one takes in at a glance. */
const AT_FIRST = 5;
/** So many the server lists; there may be more. */
const MOST_OPEN = 20;

/** What was agreed on and is not done, to be ticked off here. */
export function ToDo({ items }: { items: readonly OpenActionItem[] }) {
  const { t } = useTranslation("home");
  const [all, setAll] = useState(false);
  const ordered = useSteady(items);
  const open = items.filter(({ done }) => !done).length;
  const shown = all ? ordered : ordered.slice(0, AT_FIRST);
  return (
    <section aria-labelledby="to-do" className="min-w-0">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 id="to-do" className="font-bold text-section">
          {t("toDo")}
        </h2>
        {open > 0 ? (
          <span className="text-meta text-tinta-3">
            {open < MOST_OPEN ? t("openItems", { count: open }) : t("openItemsMany", { count: open })}
          </span>
        ) : null}
      </div>
      {ordered.length === 0 ? (
        <p className="text-tinta-2">{t("noToDo")}</p>
      ) : (
        <ul className="divide-y rounded-card border bg-paper">
          {shown.map((item) => (
            <ToDoItem key={item.id + item.meeting_id} item={item} />
          ))}
        </ul>
      )}
      {ordered.length > AT_FIRST ? (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="mt-3 rounded-sm font-medium text-meta text-nila hover:underline"
        >
          {all ? t("showLess") : t("showAllToDo", { count: ordered.length })}
        </button>
      ) : null}
    </section>
  );
}

function useSteady(items: readonly OpenActionItem[]): OpenActionItem[] {
  const shown = useRef<string[]>([]);
  const ordered = steady(shown.current, items);
  shown.current = ordered.map(({ id }) => id);
  return ordered;
}
