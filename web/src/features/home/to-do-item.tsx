import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { OpenActionItem } from "@/api/schema";
import { classes } from "@/components/classes";
import { useTick } from "./queries";
import { saidBy } from "./said-by";

export function ToDoItem({ item }: { item: OpenActionItem }) {
  const id = useId();
  const tick = useTick();
  const params = { path: { id: item.meeting_id, item_id: item.id } };
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-4 py-3">
      <span className="relative mt-0.5 size-5">
        <input
          id={id}
          type="checkbox"
          checked={item.done}
          onChange={(event) => tick.mutate({ params, body: { done: event.target.checked } })}
          className="peer size-5 cursor-pointer appearance-none rounded-full border border-garis-kuat bg-paper transition-colors duration-150 checked:border-pandan checked:bg-pandan hover:border-tinta-3"
        />
        <Check
          aria-hidden
          strokeWidth={3}
          className="pointer-events-none absolute inset-1 hidden size-3 text-white peer-checked:block dark:text-kapur"
        />
      </span>
      <div className="min-w-0">
        <label
          htmlFor={id}
          className={classes("block break-words leading-snug", item.done && "text-tinta-3 line-through")}
        >
          {saidBy(item.text, [item.owner ?? ""]).words}
        </label>
        <Where item={item} />
      </div>
    </li>
  );
}

function Where({ item }: { item: OpenActionItem }) {
  const { t } = useTranslation("home");
  const facts = [item.owner, item.due].filter((fact) => fact !== null && fact !== "");
  return (
    <p className="mt-1 flex flex-wrap gap-x-1.5 text-meta text-tinta-3">
      <Link
        to="/meetings/$meetingId"
        params={{ meetingId: item.meeting_id }}
        className="max-w-full truncate rounded-sm hover:text-nila hover:underline"
      >
        {item.meeting_title}
      </Link>
      {facts.map((fact) => (
        <span key={fact}>· {fact}</span>
      ))}
      {item.verified ? null : <span className="text-soga-teks">· {t("unproven")}</span>}
    </p>
  );
}
