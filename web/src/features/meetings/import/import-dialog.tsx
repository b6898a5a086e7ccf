import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@/api/schema";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { fromField } from "../plan/start-time";
import { ChooseFiles } from "./choose-files";
import { FileRow } from "./file-row";
import { ImportFields, type ImportFieldWords } from "./import-fields";
import { type Entry, waiting } from "./queue";
import { useImport } from "./use-import";

type Props = {
  /** Those dropped on the page, before it was open or since. */
  dropped: readonly File[];
  /** With the meeting, where it was one file. */
  onImported: (meeting: Meeting) => void;
  onClose: () => void;
};

/** Meetings held elsewhere, from their transcripts. Open as long as it is there. */
export function ImportDialog({ dropped, onImported, onClose }: Props) {
  const { t } = useTranslation("meetings");
  return (
    <Dialog open onClose={onClose} title={t("importing.title")} text={t("importing.text")}>
      <ImportForm dropped={dropped} onImported={onImported} onClose={onClose} />
    </Dialog>
  );
}

function ImportForm({ dropped, onImported, onClose }: Props) {
  const { entries, act, running, run } = useImport();
  const [words, setWords] = useState<ImportFieldWords>({ title: "", agent_id: "", start: "" });
  const { startedAt, startError } = useStart(words.start);
  const single = entries.length === 1;
  useEffect(() => act({ type: "add", files: dropped }), [dropped, act]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (startError) return;
    const title = single ? words.title : "";
    const [meeting] = await run({ ...words, title, started_at: single ? startedAt : null });
    if (meeting && single) onImported(meeting);
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Files entries={entries} running={running} onDrop={(id) => act({ type: "drop", id })} />
      {running ? null : (
        <ChooseFiles onFiles={(files) => act({ type: "add", files })} small={entries.length > 0} />
      )}
      {waiting(entries).length > 0 && !running ? (
        <ImportFields
          words={words}
          onChange={(change) => setWords({ ...words, ...change })}
          single={single}
          startError={startError}
          name={nameOf(entries[0])}
        />
      ) : null}
      <Actions entries={entries} running={running} onAgain={() => act({ type: "again" })} onClose={onClose} />
    </form>
  );
}

/** As the server names it: the file without its ending. */
function nameOf(entry: Entry | undefined): string {
  return entry?.file.name.replace(/\.[^.]*$/, "") ?? "";
}

function useStart(start: string): { startedAt: string | null; startError: string | undefined } {
  const { t } = useTranslation("meetings");
  const moment = fromField(start);
  const future = moment ? Date.parse(moment) > Date.now() : false;
  const startError = moment === undefined ? t("startWrong") : undefined;
  return { startedAt: moment ?? null, startError: future ? t("importing.startedFuture") : startError };
}

type FilesProps = { entries: Entry[]; running: boolean; onDrop: (id: string) => void };

function Files({ entries, running, onDrop }: FilesProps) {
  const { t } = useTranslation("meetings");
  if (entries.length === 0) return null;
  return (
    <ul aria-label={t("importing.files")} className="divide-y border-y">
      {entries.map((entry) => (
        <FileRow key={entry.id} entry={entry} onDrop={running ? undefined : () => onDrop(entry.id)} />
      ))}
    </ul>
  );
}

type ActionsProps = { entries: Entry[]; running: boolean; onAgain: () => void; onClose: () => void };

function Actions({ entries, running, onAgain, onClose }: ActionsProps) {
  const { t } = useTranslation(["meetings", "common"]);
  const ready = waiting(entries).length;
  const failed = entries.some(({ state }) => state.kind === "failed");
  const done = entries.filter(({ state }) => state.kind === "done").length;
  return (
    <div className="flex flex-wrap items-center justify-end gap-3">
      <p role="status" className="mr-auto text-meta text-tinta-2">
        {done > 0 ? t("importing.result", { done, all: entries.length }) : null}
      </p>
      {failed && ready === 0 && !running ? <Button onClick={onAgain}>{t("importing.again")}</Button> : null}
      <Button onClick={onClose}>{t(done > 0 && ready === 0 ? "importing.finish" : "common:cancel")}</Button>
      {ready > 0 || running ? (
        <Button type="submit" tone="primary" busy={running}>
          {t("importing.go", { count: Math.max(ready, 1) })}
        </Button>
      ) : null}
    </div>
  );
}
