import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { $api } from "@/api/client";
import { failureOf, isProblem } from "@/api/problems";
import type { ActionItem, Meeting, Summary } from "@/api/schema";

const ofMeeting = (id: string) => ({ params: { path: { id } } });

export function useTranscript({ id, has_transcript }: Meeting) {
  return $api.useQuery("get", "/api/meetings/{id}/transcript", ofMeeting(id), { enabled: has_transcript });
}

/** A meeting without a summary answers 404, which is an answer. */
export function useSummary(id: string) {
  return $api.useQuery("get", "/api/meetings/{id}/summary", ofMeeting(id));
}

export function isAbsent(error: unknown): boolean {
  return isProblem(error) && error.status === 404;
}

export function useRecordings(id: string) {
  return $api.useQuery("get", "/api/meetings/{id}/recordings", ofMeeting(id));
}

/** Ticks at once; what the server refuses is taken back, and said. */
export function useTick(id: string) {
  const { t } = useTranslation("minutes");
  const client = useQueryClient();
  const { queryKey } = $api.queryOptions("get", "/api/meetings/{id}/summary", ofMeeting(id));
  return $api.useMutation("put", "/api/meetings/{id}/action-items/{item_id}", {
    onMutate: async ({ params, body }) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData<Summary>(queryKey, (now) => now && ticked(now, params.path.item_id, body.done));
    },
    onError: (error, { params, body }) => {
      client.setQueryData<Summary>(queryKey, (now) => now && ticked(now, params.path.item_id, !body.done));
      toast.error(t("tickFailed"), { description: failureOf(error).title });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

function ticked(summary: Summary, item: string, done: boolean): Summary {
  const tick = (one: ActionItem) => (one.id === item ? { ...one, done } : one);
  return { ...summary, action_items: summary.action_items.map(tick) };
}
