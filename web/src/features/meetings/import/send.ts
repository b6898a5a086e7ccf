import type { Meeting, Problem } from "@/api/schema";

export type ImportWords = { title: string; agent_id: string; started_at: string | null };

/**
 * Sends one file; `onPart` hears how much of it has left. Not with the client of everything else, since `fetch` does not tell
 * how an upload goes. Throws the server's `Problem`, or an error where there was no answer.
 */
export function sendFile(
  file: File,
  words: ImportWords,
  onPart: (part: number) => void,
  signal: AbortSignal,
): Promise<Meeting> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/meetings/import");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onPart(total > 0 ? loaded / total : 1);
    request.onload = () =>
      request.status === 201 ? resolve(request.response as Meeting) : reject(problemOf(request));
    request.onerror = () => reject(new Error("no answer"));
    request.onabort = () => reject(new DOMException("taken back", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(formOf(file, words));
  });
}

function problemOf({ response, status }: XMLHttpRequest): Problem | Error {
  return (response as Problem | null) ?? new Error(`answered ${status}`);
}

function formOf(file: File, { title, agent_id, started_at }: ImportWords): FormData {
  const form = new FormData();
  // The fields first, so that a server may read them before the file.
  if (title.trim()) form.set("title", title.trim());
  if (agent_id) form.set("agent_id", agent_id);
  if (started_at) form.set("started_at", started_at);
  form.set("file", file);
  return form;
}
