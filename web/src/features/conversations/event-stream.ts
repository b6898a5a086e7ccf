/** One server-sent event. */
export type Sent = { event: string; data: string };

/** Reads server-sent events from pieces of text that may be cut anywhere. */
export function eventReader(): (piece: string) => Sent[] {
  let rest = "";
  let event = "";
  let data: string[] = [];
  return (piece) => {
    const lines = (rest + piece).split(LINE_END);
    rest = lines.pop() ?? "";
    // A line end may itself be cut in two.
    if (rest === "" && piece.endsWith("\r")) rest = putBack(lines);
    const found: Sent[] = [];
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) found.push({ event: event || "message", data: data.join("\n") });
        [event, data] = ["", []];
      } else {
        const [name, value] = fieldOf(line);
        if (name === "event") event = value;
        else if (name === "data") data.push(value);
      }
    }
    return found;
  };
}

/** The events of an answer as they arrive; ends with it, and throws what breaks it off. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Sent> {
  const read = eventReader();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      yield* read(decoder.decode(next.value, { stream: true }));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const LINE_END = /\r\n|\n|\r/;

function putBack(lines: string[]): string {
  return `${lines.pop() ?? ""}\r`;
}

function fieldOf(line: string): [string, string] {
  const colon = line.indexOf(":");
  if (colon < 0) return [line, ""];
  const value = line.slice(colon + 1);
  return [line.slice(0, colon), value.startsWith(" ") ? value.slice(1) : value];
}
