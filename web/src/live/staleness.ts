import type { QueryClient } from "@tanstack/react-query";
import type { ChangedEvent } from "@/api/schema";

const COLLECT_MILLISECONDS = 150;

/** Makes what a change names be read again; changes that come close together are handled together. */
export function staleness(client: QueryClient): (change: ChangedEvent) => void {
  const collected = new Map<string, ChangedEvent>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    for (const change of collected.values()) makeStale(client, change);
    collected.clear();
  };
  return (change) => {
    collected.set(`${change.topic} ${change.id}`, change);
    if (timer === undefined) timer = setTimeout(flush, COLLECT_MILLISECONDS);
  };
}

type Init = { params?: { path?: { id?: string } } } | undefined;

/** Query keys begin with method and path; of paths about one thing only those about this one are meant. */
function makeStale(client: QueryClient, { keys, id, topic }: ChangedEvent): void {
  for (const [method, path] of keys) {
    const aboutOne = path.startsWith(`/api/${topic}/{id}`);
    void client.invalidateQueries({
      queryKey: [method, path],
      predicate: ({ queryKey }) => !aboutOne || (queryKey[2] as Init)?.params?.path?.id === id,
    });
  }
}
