import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { failureOf } from "@/api/problems";
import type { Agent } from "@/api/schema";
import { Button } from "@/components/button";
import { inShort } from "@/instructions";
import { EXAMPLES, type Example } from "./examples";
import { useCreateAgent } from "./queries";
import { UndyedTile } from "./undyed-tile";
import { DEFAULT_VOICE } from "./words";

/** Agents somebody thought about already: one press, and one of them is yours. */
export function AgentExamples({ onMade }: { onMade: (agent: Agent) => void }) {
  const { t, i18n } = useTranslation("agents");
  const create = useCreateAgent();
  const take = (example: Example) =>
    create.mutate(
      {
        body: {
          name: t(`examples.${example}.name`),
          instructions: t(`examples.${example}.instructions`),
          language: i18n.language === "en" ? "en" : "id",
          voice: DEFAULT_VOICE,
        },
      },
      {
        onSuccess: onMade,
        onError: (error) => toast.error(t("notSaved"), { description: failureOf(error).title }),
      },
    );
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {EXAMPLES.map((example) => (
        <ExampleCard key={example} example={example} onTake={() => take(example)} busy={create.isPending} />
      ))}
    </ul>
  );
}

type CardProps = { example: Example; onTake: () => void; busy: boolean };

function ExampleCard({ example, onTake, busy }: CardProps) {
  const { t } = useTranslation("agents");
  const name = t(`examples.${example}.name`);
  const { role, points } = inShort(t(`examples.${example}.instructions`));
  return (
    <li className="grid grid-rows-[auto_1fr_auto] gap-3 rounded-card border bg-paper p-4">
      <div className="flex items-center gap-3">
        <UndyedTile className="size-11" />
        <div className="min-w-0">
          <h3 className="truncate font-semibold">{name}</h3>
          <p className="truncate text-meta text-tinta-3">{role}</p>
        </div>
      </div>
      <ul className="grid content-start gap-1 font-serif text-body text-tinta-2">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <Button size="small" onClick={onTake} busy={busy} className="justify-self-start">
        <Plus aria-hidden />
        {t("take", { name })}
      </Button>
    </li>
  );
}
