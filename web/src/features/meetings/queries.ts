import { keepPreviousData, type QueryClient, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { toast } from "sonner";
import { $api } from "@/api/client";
import { showAtOnce } from "@/api/optimistic";
import { failureOf } from "@/api/problems";
import type { Agent, AgentPage, Meeting, MeetingChanges, MeetingPage, MeetingStatus } from "@/api/schema";

const LIST = ["get", "/api/meetings"] as const;
const HOME = ["get", "/api/home"] as const;

export const PAGE_SIZE = 20;
const MOST_CHOICES = 100;

export type MeetingFilter = {
  q?: string | undefined;
  status?: MeetingStatus | undefined;
  agent_id?: string | undefined;
  page?: number | undefined;
};

export const meetingsQuery = ({ q = "", status, agent_id, page = 1 }: MeetingFilter) => ({
  ...$api.queryOptions("get", "/api/meetings", {
    params: {
      query: {
        search: q,
        page,
        page_size: PAGE_SIZE,
        ...(status ? { status } : {}),
        ...(agent_id ? { agent_id } : {}),
      },
    },
  }),
  placeholderData: keepPreviousData,
});

export const meetingQuery = (id: string) =>
  $api.queryOptions("get", "/api/meetings/{id}", { params: { path: { id } } });

export const agentQuery = (id: string) =>
  $api.queryOptions("get", "/api/agents/{id}", { params: { path: { id } } });

/** Those to choose from, by name. */
export const agentChoicesQuery = (search: string) => ({
  ...$api.queryOptions("get", "/api/agents", { params: { query: { search, page_size: MOST_CHOICES } } }),
  placeholderData: keepPreviousData,
});

export function useScheduleMeeting() {
  const client = useQueryClient();
  return $api.useMutation("post", "/api/meetings", { onSuccess: (meeting) => keep(client, meeting) });
}

/** Shows the changes at once, and takes them back, saying so, if the server refuses them. */
export function useEditMeeting({ id }: Meeting) {
  const client = useQueryClient();
  return $api.useMutation("patch", "/api/meetings/{id}", {
    onMutate: ({ body }) => showChanges(client, id, body),
    onError: (error, _, undo) => {
      undo?.();
      complain("meetings:notSaved", error);
    },
    onSettled: () => readAgain(client, id),
  });
}

export function useCancelMeeting({ id }: Meeting) {
  const client = useQueryClient();
  return $api.useMutation("post", "/api/meetings/{id}/cancel", {
    onSuccess: (meeting) => {
      keep(client, meeting);
      toast.success(i18next.t("meetings:calledOff"));
    },
    onError: (error) => {
      complain("meetings:notCalledOff", error);
      void readAgain(client, id);
    },
  });
}

export function useRemoveMeeting({ title }: Meeting) {
  const client = useQueryClient();
  return $api.useMutation("delete", "/api/meetings/{id}", {
    onSuccess: (_, { params }) => {
      toast.success(i18next.t("meetings:removed", { title }));
      client.setQueriesData<MeetingPage>({ queryKey: LIST }, (list) => list && without(list, params.path.id));
      for (const queryKey of [LIST, HOME]) void client.invalidateQueries({ queryKey });
    },
    onError: (error) => complain("meetings:notRemoved", error),
  });
}

function without(list: MeetingPage, id: string): MeetingPage {
  const items = list.items.filter((meeting) => meeting.id !== id);
  return { ...list, items, total: list.total - list.items.length + items.length };
}

export function useRetrySummary({ id }: Meeting) {
  const client = useQueryClient();
  return $api.useMutation("post", "/api/meetings/{id}/summary/retry", {
    onSuccess: (meeting) => {
      keep(client, meeting);
      toast.success(i18next.t("meetings:outcome.retrying"));
    },
    onError: (error) => {
      complain("meetings:outcome.notRetried", error);
      void readAgain(client, id);
    },
  });
}

/**
 * The server's own word on one meeting, shown until it is read again: news of what happened since may have come before
 * this answer, when nothing was there to become stale.
 */
export function keep(client: QueryClient, meeting: Meeting): void {
  client.setQueryData(meetingQuery(meeting.id).queryKey, meeting);
  void readAgain(client, meeting.id);
}

async function showChanges(client: QueryClient, id: string, body: MeetingChanges): Promise<() => void> {
  const agent = agentShown(client, body.agent_id);
  const edited = (meeting: Meeting): Meeting =>
    meeting.id === id ? { ...meeting, ...shown(body), ...(agent ? { agent } : {}) } : meeting;
  const undos = await Promise.all([
    showAtOnce<MeetingPage>(client, LIST, (list) => ({ ...list, items: list.items.map(edited) })),
    showAtOnce<Meeting>(client, meetingQuery(id).queryKey, edited),
  ]);
  return () => undos.forEach((undo) => void undo());
}

/** Of those that somebody just chose from. */
function agentShown(client: QueryClient, id: string | undefined): Agent | undefined {
  const pages = client.getQueriesData<AgentPage>({ queryKey: ["get", "/api/agents"] });
  return pages.flatMap(([, page]) => page?.items ?? []).find((agent) => agent.id === id);
}

/** What of the changes stands in a meeting as such. */
function shown({ agent_id: _, ...words }: MeetingChanges): Partial<Meeting> {
  return words;
}

function readAgain(client: QueryClient, id: string) {
  const keys = [LIST, HOME, meetingQuery(id).queryKey];
  return Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}

type Complaint =
  | "meetings:notSaved"
  | "meetings:notCalledOff"
  | "meetings:notRemoved"
  | "meetings:outcome.notRetried";

function complain(words: Complaint, error: unknown): void {
  toast.error(i18next.t(words), { description: failureOf(error).title });
}
