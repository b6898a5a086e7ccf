import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "@/components/classes";
import { Select } from "@/components/field";
import { SearchField } from "@/components/search-field";
import { agentChoicesQuery, agentQuery } from "../queries";
import type { MeetingSearch } from "../search";
import { STATUSES } from "../status";

type Props = { search: MeetingSearch; onFilter: (change: Partial<MeetingSearch>) => void };

export function Filters({ search, onFilter }: Props) {
  const { t } = useTranslation("meetings");
  const find = useCallback((q: string) => onFilter({ q }), [onFilter]);
  return (
    <div className="mb-7 grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap gap-3">
        <SearchField
          value={search.q ?? ""}
          onSearch={find}
          label={t("searchLabel")}
          className="min-w-56 flex-1"
        />
        <AgentFilter chosen={search.agent_id} onFilter={onFilter} />
      </div>
      <StatusFilter search={search} onFilter={onFilter} />
    </div>
  );
}

function StatusFilter({ search, onFilter }: Props) {
  const { t } = useTranslation("meetings");
  return (
    <fieldset className="-mx-4 min-w-0 flex gap-1.5 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:-mx-1 sm:px-1">
      <legend className="sr-only">{t("statusFilter")}</legend>
      {[undefined, ...STATUSES].map((status) => (
        <button
          key={status ?? "every"}
          type="button"
          aria-pressed={search.status === status}
          onClick={() => onFilter({ status })}
          className={classes(
            "h-8 shrink-0 whitespace-nowrap rounded-full px-3.5 font-medium text-meta transition-colors duration-150",
            search.status === status
              ? "bg-nila-lembut text-nila"
              : "text-tinta-2 hover:bg-nila-lembut/60 hover:text-tinta",
          )}
        >
          {status ? t(`status.${status}`) : t("everyStatus")}
        </button>
      ))}
    </fieldset>
  );
}

function AgentFilter({ chosen, onFilter }: { chosen: string | undefined; onFilter: Props["onFilter"] }) {
  const { t } = useTranslation("meetings");
  const { data } = useQuery(agentChoicesQuery(""));
  const agents = data?.items ?? [];
  const listed = agents.some(({ id }) => id === chosen);
  return (
    <Select
      value={chosen ?? ""}
      onChange={({ target }) => onFilter({ agent_id: target.value })}
      aria-label={t("agentFilter")}
      className="h-10 w-auto min-w-40 max-w-full max-sm:w-full"
    >
      <option value="">{t("everyAgent")}</option>
      {chosen && !listed ? <UnlistedAgent id={chosen} /> : null}
      {agents.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

/** One of more agents than a list of choices holds, by a link from elsewhere. */
function UnlistedAgent({ id }: { id: string }) {
  const { data } = useQuery(agentQuery(id));
  return <option value={id}>{data?.name ?? "…"}</option>;
}
