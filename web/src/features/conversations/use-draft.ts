import { useCallback, useState } from "react";

/** What is being typed; kept while the window is open, also over a reload. */
export function useDraft(meetingId: string) {
  const key = `temuainul.question.${meetingId}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? "");
  const write = useCallback(
    (next: string) => {
      setText(next);
      if (next === "") sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
    },
    [key],
  );
  /** Never over what has been typed since. */
  const giveBack = useCallback(
    (unsent: string) => {
      if (sessionStorage.getItem(key) === null) write(unsent);
    },
    [key, write],
  );
  return { text, write, giveBack };
}
