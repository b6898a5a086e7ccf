import { useQuery } from "@tanstack/react-query";
import { $api } from "@/api/client";
import type { Invitation, Meeting, MeetingAgent, MeetingStatus } from "@/api/schema";
import { type CallSource, nameOf } from "./source";

/** What is known of a call before one is in it. */
export type Brief = {
  title: string;
  agent: MeetingAgent | null;
  /** Who holds it, if that is somebody else. */
  hostName: string | null;
  plannedStart: string | null;
  over: boolean;
  /** The meeting's page, for its owner alone. */
  meetingId: string | null;
};

export function useBrief(source: CallSource) {
  const meeting = useQuery({
    ...$api.queryOptions("get", "/api/meetings/{id}", {
      params: { path: { id: nameIf(source, "meeting") } },
    }),
    enabled: source.kind === "meeting",
    select: meetingBrief,
  });
  const invitation = useQuery({
    ...$api.queryOptions("get", "/api/invitations/{code}", {
      params: { path: { code: nameIf(source, "invitation") } },
    }),
    enabled: source.kind === "invitation",
    select: invitationBrief,
  });
  return source.kind === "meeting" ? meeting : invitation;
}

function nameIf(source: CallSource, kind: CallSource["kind"]): string {
  return source.kind === kind ? nameOf(source) : "";
}

function meetingBrief(meeting: Meeting): Brief {
  return {
    title: meeting.title,
    agent: meeting.agent,
    hostName: null,
    plannedStart: meeting.planned_start,
    over: isOver(meeting.status),
    meetingId: meeting.id,
  };
}

function invitationBrief(invitation: Invitation): Brief {
  return {
    title: invitation.meeting_title,
    agent: invitation.agent,
    hostName: invitation.is_mine ? null : invitation.host_name,
    plannedStart: invitation.planned_start,
    over: isOver(invitation.status),
    meetingId: invitation.meeting_id,
  };
}

function isOver(status: MeetingStatus): boolean {
  return status !== "upcoming" && status !== "active";
}
