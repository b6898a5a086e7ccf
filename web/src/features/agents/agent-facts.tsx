import { useTranslation } from "react-i18next";
import type { Agent } from "@/api/schema";
import { useWhen } from "@/when";
import { named } from "./words";

/** What a person said of it: the person's own words, hence in the interface's letters. */
export function AgentFacts({ agent }: { agent: Agent }) {
  const { t } = useTranslation("agents");
  return (
    <section aria-labelledby="instructions" className="grid content-start gap-5">
      <h2 id="instructions" className="font-bold text-section">
        {t("instructions")}
      </h2>
      <div className="rounded-card border bg-paper px-5 py-4">
        {agent.instructions.trim() === "" ? (
          <p className="text-tinta-3">{t("noInstructions")}</p>
        ) : (
          <p className="whitespace-pre-line break-words">{agent.instructions}</p>
        )}
      </div>
      <Traits agent={agent} />
    </section>
  );
}

function Traits({ agent }: { agent: Agent }) {
  const { t } = useTranslation("agents");
  const when = useWhen();
  const traits = [
    [t("language"), t(agent.language === "en" ? "englishLanguage" : "indonesian")],
    [t("voice"), named(agent.voice)],
    [t("changed"), when.fromNow(agent.updated_at)],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1.5 text-meta">
      {traits.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-tinta-3">{name}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
