import { useTranslation } from "react-i18next";
import { lineOf } from "./files";
import type { EntryState } from "./queue";

/** Why a file was not taken, and where in it. */
export function FileFailure({ state }: { state: EntryState }) {
  const { t } = useTranslation("meetings");
  if (state.kind === "unfit") {
    return (
      <p role="alert" className="text-bata text-meta">
        {t(`importing.${state.fault}`)}
      </p>
    );
  }
  if (state.kind !== "failed" && state.kind !== "refused") return null;
  const { title, fields } = state.failure;
  return (
    <div role="alert" className="grid gap-1.5 rounded-control bg-bata-lembut px-3.5 py-3 text-meta">
      <p className="font-medium text-bata">{title}</p>
      {[...fields].map(([where, message]) => (
        <p key={where} className="text-tinta-2">
          <Where where={where} />
          {message}
        </p>
      ))}
      {state.excerpt ? (
        <p className="overflow-x-auto whitespace-pre rounded-lg bg-paper px-2.5 py-1.5 text-tinta">
          {state.excerpt}
        </p>
      ) : null}
    </div>
  );
}

function Where({ where }: { where: string }) {
  const { t } = useTranslation("meetings");
  const line = lineOf(where);
  return line === undefined ? null : (
    <span className="font-medium text-tinta">{t("importing.line", { line })}: </span>
  );
}
