import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef } from "react";
import { failureOf } from "@/api/problems";
import { type Asking, asked, NOTHING } from "./asking";
import { ask, keepAnswered, questionsQuery, stopAnswering } from "./queries";

/** Asks one question at a time. What comes of it is shown as it comes, and kept by the server in any case. */
export function useAsking(meetingId: string) {
  const client = useQueryClient();
  const [asking, tell] = useReducer(asked, NOTHING);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  const put = useCallback(
    async (text: string) => {
      const abort = new AbortController();
      stopping.current?.abort();
      stopping.current = abort;
      tell({ type: "ask", text });
      try {
        for await (const event of ask(meetingId, text, abort.signal)) {
          if (event.event === "answered") keepAnswered(client, event.question);
          tell({ type: "hear", event });
          if (event.event === "answered" || event.event === "problem") return;
        }
        // It ended in the middle of the answer: so does what is left when the server goes down.
        tell({ type: "fail", failure: failureOf(undefined) });
      } catch (error) {
        if (!abort.signal.aborted) tell({ type: "fail", failure: failureOf(error) });
      } finally {
        void client.invalidateQueries({ queryKey: questionsQuery(meetingId).queryKey });
      }
    },
    [client, meetingId],
  );
  const stop = useCallback(async () => {
    const question = questionOf(asking);
    stopping.current?.abort();
    tell({ type: "forget" });
    if (question) await stopAnswering(meetingId, question);
    void client.invalidateQueries({ queryKey: questionsQuery(meetingId).queryKey });
  }, [asking, client, meetingId]);
  return { asking, put, stop };
}

function questionOf(asking: Asking): string | undefined {
  return asking.kind === "asking" ? asking.question?.id : undefined;
}
