import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { $api } from "@/api/client";
import { failureOf } from "@/api/problems";
import type { Home } from "@/api/schema";

const HOME = ["get", "/api/home"] as const;
const TICK = ["put", "/api/meetings/{id}/action-items/{item_id}"] as const;

/** What is today depends on where somebody is. */
export const homeQuery = () =>
  $api.queryOptions("get", "/api/home", {
    params: { query: { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone } },
  });

/** Ticks an action item at once; takes it back, saying so, if the server refuses. */
export function useTick() {
  const client = useQueryClient();
  const { t } = useTranslation("home");
  return $api.useMutation(...TICK, {
    onMutate: async ({ params, body }) => {
      await client.cancelQueries({ queryKey: HOME });
      show(client, params.path.item_id, body.done);
    },
    // Only this one item: others may have been ticked meanwhile.
    onError: (error, { params, body }) => {
      show(client, params.path.item_id, !body.done);
      toast.error(t("notTicked"), { description: failureOf(error).title });
    },
    onSettled: async (_, __, { params }) => {
      // The last of several ticks reads anew, so that none of them seems to jump back.
      if (client.isMutating({ mutationKey: TICK }) > 1) return;
      await Promise.all([
        client.invalidateQueries({ queryKey: HOME }),
        client.invalidateQueries({ queryKey: summaryKey(params.path.id) }),
      ]);
    },
  });
}

function show(client: QueryClient, id: string, done: boolean): void {
  client.setQueriesData<Home>({ queryKey: HOME }, (home) =>
    home === undefined
      ? undefined
      : {
          ...home,
          open_action_items: home.open_action_items.map((item) =>
            item.id === id ? { ...item, done } : item,
          ),
        },
  );
}

function summaryKey(id: string) {
  return $api.queryOptions("get", "/api/meetings/{id}/summary", { params: { path: { id } } }).queryKey;
}

export const agentQuery = (id: string) =>
  $api.queryOptions("get", "/api/agents/{id}", { params: { path: { id } } });
