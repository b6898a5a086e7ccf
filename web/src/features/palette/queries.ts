import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { $api } from "@/api/client";

const PAUSE_MILLISECONDS = 180;
const SHORTEST = 2;
const SHOWN = 5;

/** What the server knows by these words; nothing before there are enough of them. */
export function useFound(typed: string) {
  const words = useSettled(typed.trim());
  // Somebody is waiting at the keyboard: better to say soon that it failed than to keep trying.
  const asked = { enabled: words.length >= SHORTEST, placeholderData: keepPreviousData, retry: 1 };
  const page = { params: { query: { search: words, page_size: SHOWN } } };
  const agents = useQuery({ ...$api.queryOptions("get", "/api/agents", page), ...asked });
  const meetings = useQuery({ ...$api.queryOptions("get", "/api/meetings", page), ...asked });
  const spoken = useQuery({
    ...$api.queryOptions("get", "/api/search", { params: { query: { q: words } } }),
    ...asked,
  });
  const all = [agents, meetings, spoken];
  const isLong = typed.trim().length >= SHORTEST;
  return {
    words,
    agents: isLong ? (agents.data?.items ?? []) : [],
    meetings: isLong ? (meetings.data?.items ?? []) : [],
    // Titles are among the meetings already.
    hits: isLong ? (spoken.data?.items ?? []).filter(({ kind }) => kind !== "title") : [],
    searching: isLong && (words !== typed.trim() || all.some((one) => one.isFetching)),
    failed: isLong && all.some((one) => one.isError && !one.isFetching),
    again: () => all.filter((one) => one.isError).forEach((one) => void one.refetch()),
  };
}

export type Found = ReturnType<typeof useFound>;

/** A value once it has stood for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
