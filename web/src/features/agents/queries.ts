import { useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { $api } from "@/api/client";
import { showAtOnce } from "@/api/optimistic";
import { failureOf } from "@/api/problems";
import type { Agent, AgentPage } from "@/api/schema";

const LIST = ["get", "/api/agents"] as const;
const ONE = ["get", "/api/agents/{id}"] as const;
const HOME = ["get", "/api/home"] as const;

export const PAGE_SIZE = 12;

export type AgentSearch = { q?: string | undefined; page?: number | undefined };

export const agentsQuery = ({ q = "", page = 1 }: AgentSearch) =>
  $api.queryOptions("get", "/api/agents", { params: { query: { search: q, page, page_size: PAGE_SIZE } } });

export const agentQuery = (id: string) =>
  $api.queryOptions("get", "/api/agents/{id}", { params: { path: { id } } });

export function useCreateAgent() {
  const client = useQueryClient();
  return $api.useMutation("post", "/api/agents", {
    onSuccess: (agent) => {
      client.setQueryData(agentQuery(agent.id).queryKey, agent);
      void client.invalidateQueries({ queryKey: LIST });
      void client.invalidateQueries({ queryKey: HOME });
    },
  });
}

/** Shows the changes at once, and takes them back, saying so, if the server refuses them. */
export function useEditAgent({ id }: { id: string }, refused: string) {
  const client = useQueryClient();
  return $api.useMutation("patch", "/api/agents/{id}", {
    onMutate: async ({ body }) => {
      const edited = (agent: Agent): Agent => (agent.id === id ? { ...agent, ...body } : agent);
      const undos = await Promise.all([
        showAtOnce<AgentPage>(client, LIST, (list) => ({ ...list, items: list.items.map(edited) })),
        showAtOnce<Agent>(client, agentQuery(id).queryKey, edited),
      ]);
      return () => undos.forEach((undo) => void undo());
    },
    onError: (error, _, undo) => {
      undo?.();
      toast.error(refused, { description: failureOf(error).title });
    },
    onSettled: () => Promise.all([LIST, ONE].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** It is gone from the lists once the server says so: this cannot be taken back. */
export function useDeleteAgent() {
  const client = useQueryClient();
  return $api.useMutation("delete", "/api/agents/{id}", {
    onSuccess: (_, { params }) => {
      client.removeQueries({ queryKey: agentQuery(params.path.id).queryKey });
      void client.invalidateQueries({ queryKey: LIST });
      void client.invalidateQueries({ queryKey: HOME });
    },
  });
}

const MEETINGS_SHOWN = 5;

export const agentMeetingsQuery = (id: string) =>
  $api.queryOptions("get", "/api/meetings", {
    params: { query: { agent_id: id, page_size: MEETINGS_SHOWN } },
  });
