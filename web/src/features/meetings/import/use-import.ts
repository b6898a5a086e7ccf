import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef, useState } from "react";
import { failureOf, mayPass } from "@/api/problems";
import type { Meeting } from "@/api/schema";
import { keep } from "../queries";
import { excerpt, lineOf } from "./files";
import { type Act, type Entry, type EntryState, queue, waiting } from "./queue";
import { type ImportWords, sendFile } from "./send";

/** Brings files in, one after the other, so that a server is not asked for all at once; leaving stops it. */
export function useImport() {
  const client = useQueryClient();
  const [entries, act] = useReducer(queue, []);
  const [running, setRunning] = useState(false);
  const end = useRef(new AbortController());
  useEffect(() => {
    end.current = new AbortController();
    return () => end.current.abort();
  }, []);
  const run = async (words: ImportWords): Promise<Meeting[]> => {
    setRunning(true);
    const found: Meeting[] = [];
    for (const entry of waiting(entries)) {
      const meeting = await bringIn(entry, words, act, end.current.signal);
      if (meeting) found.push(meeting);
    }
    for (const meeting of found) keep(client, meeting);
    setRunning(false);
    return end.current.signal.aborted ? [] : found;
  };
  return { entries, act, running, run };
}

async function bringIn(
  { id, file }: Entry,
  words: ImportWords,
  act: (act: Act) => void,
  signal: AbortSignal,
): Promise<Meeting | undefined> {
  if (signal.aborted) return undefined;
  const tell = (state: EntryState) => act({ type: "state", id, state });
  tell({ kind: "sending", part: 0 });
  try {
    const meeting = await sendFile(file, words, (part) => tell({ kind: "sending", part }), signal);
    tell({ kind: "done", meeting });
    return meeting;
  } catch (error) {
    if (!signal.aborted) tell(await failed(file, error));
    return undefined;
  }
}

/** With the words of the line the server stumbled over. */
async function failed(file: File, error: unknown): Promise<EntryState> {
  const failure = failureOf(error);
  const line = [...failure.fields.keys()].map(lineOf).find((found) => found !== undefined);
  return {
    kind: mayPass(error) ? "failed" : "refused",
    failure,
    excerpt: line === undefined ? "" : excerpt(await file.text(), line),
  };
}
