import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ActionItem } from "@/api/schema";
import { classes } from "@/components/classes";
import { attributed } from "@/components/evidence";
import { Statement } from "@/components/statement";
import { useTick } from "./queries";

/** What is to be done, by whom and until when; ticked off where it is. */
export function ActionItems({ meetingId, items }: { meetingId: string; items: readonly ActionItem[] }) {
  const { t } = useTranslation("minutes");
  const tick = useTick(meetingId);
  if (items.length === 0) return <p className="text-tinta-3">{t("noActionItems")}</p>;
  return (
    <ul className="grid gap-3">
      {items.map((item) => (
        <Item
          key={item.id}
          item={item}
          onTick={(done) =>
            tick.mutate({ params: { path: { id: meetingId, item_id: item.id } }, body: { done } })
          }
        />
      ))}
    </ul>
  );
}

function Item({ item, onTick }: { item: ActionItem; onTick: (done: boolean) => void }) {
  const { speaker } = attributed(item.text, item.citations);
  const below = [item.owner, item.due].filter(Boolean).join(", ");
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
      <Tick item={item} onTick={onTick} />
      <div className={classes("leading-[1.4]", item.done && "text-tinta-3 line-through")}>
        <Statement statement={item} anonymous={speaker === item.owner} />
      </div>
      {below ? <p className="col-start-2 text-meta text-tinta-3">{below}</p> : null}
    </li>
  );
}

function Tick({ item: { text, done }, onTick }: { item: ActionItem; onTick: (done: boolean) => void }) {
  const { t } = useTranslation("minutes");
  return (
    <label className="relative -m-1 mt-0 grid size-7 cursor-pointer place-items-center self-start">
      <input
        type="checkbox"
        checked={done}
        onChange={(event) => onTick(event.target.checked)}
        aria-label={t("markDone", { text })}
        className="peer size-5 cursor-pointer appearance-none rounded-full border border-garis-kuat bg-paper transition-colors checked:border-pandan checked:bg-pandan hover:border-pandan"
      />
      <Check
        aria-hidden
        className="pointer-events-none absolute size-3 stroke-[3] text-paper opacity-0 peer-checked:opacity-100"
      />
    </label>
  );
}
