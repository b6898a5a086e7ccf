import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChangedEvent } from "@/api/schema";
import { staleness } from "./staleness";

const ONE = "/api/meetings/{id}";
const changed = (id: string): ChangedEvent => ({
  event: "changed",
  topic: "meetings",
  id,
  keys: [
    ["get", "/api/meetings"],
    ["get", ONE],
  ],
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function clientWith(keys: readonly unknown[][]) {
  const client = new QueryClient();
  for (const key of keys) client.setQueryData(key, {});
  return { client, isStale: (key: unknown[]) => client.getQueryState(key)?.isInvalidated };
}

test("a change makes lists stale, and of single things only the one it names", () => {
  const list = ["get", "/api/meetings", { params: { query: { page: 2 } } }];
  const [a, b] = ["a", "b"].map((id) => ["get", ONE, { params: { path: { id } } }]) as [unknown[], unknown[]];
  const agents = ["get", "/api/agents", {}];
  const { client, isStale } = clientWith([list, a, b, agents]);
  staleness(client)(changed("a"));
  vi.advanceTimersByTime(150);
  expect([list, a, b, agents].map(isStale)).toEqual([true, true, false, false]);
});

test("changes that come together are handled together", () => {
  const { client } = clientWith([]);
  const invalidate = vi.spyOn(client, "invalidateQueries");
  const tell = staleness(client);
  for (let told = 0; told < 20; told++) tell(changed("a"));
  expect(invalidate).not.toHaveBeenCalled();
  vi.advanceTimersByTime(150);
  expect(invalidate).toHaveBeenCalledTimes(2);
});
