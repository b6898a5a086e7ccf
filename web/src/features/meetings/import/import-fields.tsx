import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Field, Input, Select } from "@/components/field";
import { agentChoicesQuery } from "../queries";

/** As it stands in the form. */
export type ImportFieldWords = { title: string; agent_id: string; start: string };

type Props = {
  words: ImportFieldWords;
  onChange: (change: Partial<ImportFieldWords>) => void;
  /** Of one file one can say how it is called and when it was; of several only who was there. */
  single: boolean;
  startError: string | undefined;
  /** What it is called if nothing is written. */
  name: string;
};

export function ImportFields({ words, onChange, single, startError, name }: Props) {
  const { t } = useTranslation(["meetings", "common"]);
  const optional = <span className="text-meta text-tinta-3">{t("common:optional")}</span>;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2">
      {single ? (
        <Field label={t("titleField")} aside={optional} className="sm:col-span-2">
          {(given) => (
            <Input
              {...given}
              value={words.title}
              onChange={({ target }) => onChange({ title: target.value })}
              placeholder={name}
              maxLength={120}
              autoComplete="off"
            />
          )}
        </Field>
      ) : null}
      <Field label={t("importing.agentOptional")} aside={optional} className="content-start">
        {(given) => (
          <AgentSelect {...given} value={words.agent_id} onChange={(agent_id) => onChange({ agent_id })} />
        )}
      </Field>
      {single ? (
        <Field
          label={t("importing.started")}
          hint={t("importing.startedHint")}
          error={startError}
          aside={optional}
          className="min-w-0 content-start"
        >
          {(given) => (
            <Input
              {...given}
              type="datetime-local"
              className="min-w-0"
              value={words.start}
              onChange={({ target }) => onChange({ start: target.value })}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}

type SelectProps = { id: string; value: string; onChange: (id: string) => void };

function AgentSelect({ value, onChange, ...given }: SelectProps) {
  const { t } = useTranslation("meetings");
  const { data } = useQuery(agentChoicesQuery(""));
  return (
    <Select {...given} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t("importing.noAgent")}</option>
      {data?.items.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
