import { $api } from "@/api/client";
import type { MeetingStatus } from "@/api/schema";

export type MeetingFilter = {
  search?: string | undefined;
  status?: MeetingStatus | undefined;
  agent_id?: string | undefined;
  page?: number | undefined;
};

export const meetingsQuery = ({ search, status, agent_id, page }: MeetingFilter) =>
  $api.queryOptions("get", "/api/meetings", {
    params: {
      query: {
        ...(search ? { search } : {}),
        ...(status ? { status } : {}),
        ...(agent_id ? { agent_id } : {}),
        ...(page ? { page } : {}),
      },
    },
  });

export const meetingQuery = (id: string) =>
  $api.queryOptions("get", "/api/meetings/{id}", { params: { path: { id } } });
