import { Command } from "cmdk";
import { RotateCw } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "./action";
import { matches } from "./marking";
import { PaletteField } from "./palette-field";
import { type Found, useFound } from "./queries";
import { AgentResult, CommandResult, entryOf, GROUP, HitResult, MeetingResult, ROW } from "./results";

type Props = { open: boolean; onClose: () => void; actions: readonly Action[] };

/** Everything from one place: pages, actions, agents, meetings, and what was said in them. */
export function Palette({ open, onClose, actions }: Props) {
  const { t } = useTranslation("palette");
  return (
    <Dialog.Root open={open} onOpenChange={(now) => now || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade-in-0 fixed inset-0 z-40 animate-in bg-[oklch(0.2_0.05_268/0.45)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-3 z-50 mx-auto max-w-xl overflow-hidden rounded-hero border bg-paper sm:top-[12vh]"
        >
          <Dialog.Title className="sr-only">{t("title")}</Dialog.Title>
          <Inside actions={actions} onClose={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Inside({ actions, onClose }: Omit<Props, "open">) {
  const { t } = useTranslation("palette");
  const { t: common } = useTranslation();
  const [typed, setTyped] = useState("");
  const found = useFound(typed);
  const fitting = actions.filter(({ name, also = "" }) => matches([name, also], typed));
  const [selected, select] = useSelected([
    ...fitting.map(({ id }) => entryOf.action(id)),
    ...found.agents.map(({ id }) => entryOf.agent(id)),
    ...found.meetings.map(({ id }) => entryOf.meeting(id)),
    ...found.hits.map((_, at) => entryOf.hit(at)),
    ...(found.failed ? [AGAIN] : []),
  ]);
  return (
    <Command
      label={t("title")}
      value={selected}
      onValueChange={select}
      shouldFilter={false}
      loop
      className="grid grid-rows-[auto_minmax(0,1fr)_auto]"
    >
      <PaletteField typed={typed} onType={setTyped} />
      <Command.List
        label={t("list")}
        className="max-h-[min(60dvh,27rem)] scroll-py-2 overflow-y-auto overscroll-contain p-2"
      >
        <Group heading={t("commands")} items={fitting}>
          {(action) => <CommandResult key={action.id} action={action} words={typed} onClose={onClose} />}
        </Group>
        <Server found={found} onClose={onClose} />
        {found.failed ? (
          <Command.Item value={AGAIN} onSelect={found.again} className={ROW}>
            <RotateCw aria-hidden />
            {common("tryAgain")}
          </Command.Item>
        ) : null}
      </Command.List>
      <State typed={typed} found={found} actions={fitting.length} />
    </Command>
  );
}

const AGAIN = "again";

/** What was chosen for as long as it is listed, and otherwise the first: results come and go while somebody types. */
function useSelected(values: readonly string[]): [string, (value: string) => void] {
  const [chosen, choose] = useState("");
  return [values.includes(chosen) ? chosen : (values[0] ?? ""), choose];
}

function Server({ found, onClose }: { found: Found; onClose: () => void }) {
  const { t } = useTranslation("palette");
  const { words, agents, meetings, hits } = found;
  return (
    <>
      <Group heading={t("agents")} items={agents}>
        {(agent) => <AgentResult key={agent.id} agent={agent} words={words} onClose={onClose} />}
      </Group>
      <Group heading={t("meetings")} items={meetings}>
        {(meeting) => <MeetingResult key={meeting.id} meeting={meeting} words={words} onClose={onClose} />}
      </Group>
      <Group heading={t("spoken")} items={hits}>
        {(hit, at) => (
          <HitResult
            key={`${hit.meeting_id} ${hit.segment_id ?? at}`}
            hit={hit}
            at={at}
            words={words}
            onClose={onClose}
          />
        )}
      </Group>
    </>
  );
}

type GroupProps<T> = {
  heading: string;
  items: readonly T[];
  children: (item: T, at: number) => ReactNode;
};

function Group<T>({ heading, items, children }: GroupProps<T>) {
  if (items.length === 0) return null;
  return (
    <Command.Group heading={heading} className={GROUP}>
      {items.map(children)}
    </Command.Group>
  );
}

/** How the search is doing, for those who see the list and those who do not. */
function State({ typed, found, actions }: { typed: string; found: Found; actions: number }) {
  const { t } = useTranslation("palette");
  const count = actions + found.agents.length + found.meetings.length + found.hits.length;
  const nothing = count === 0 && !found.searching && !found.failed;
  return (
    <div role="status" className="border-t px-4 py-2.5 text-meta text-tinta-3">
      {found.searching ? t("searching") : null}
      {nothing ? (
        <>
          <span className="text-tinta">{t("nothing", { words: typed.trim() })}</span> {t("nothingText")}
        </>
      ) : null}
      {found.failed ? t("failed") : null}
      {!found.searching && !nothing && !found.failed ? t("results", { count }) : null}
    </div>
  );
}
