import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** Changes what is shown, in every answer kept under a key, before the server has agreed; gives back how to undo it. */
export async function showAtOnce<T>(
  client: QueryClient,
  queryKey: QueryKey,
  change: (shown: T) => T,
): Promise<() => void> {
  await client.cancelQueries({ queryKey });
  const before = client.getQueriesData<T>({ queryKey });
  client.setQueriesData<T>({ queryKey }, (shown) => (shown === undefined ? undefined : change(shown)));
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}
