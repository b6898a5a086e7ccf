import { createFileRoute } from "@tanstack/react-router";
import { CallPage } from "@/features/call/call-page";
import { Missing } from "../../../missing";

export const Route = createFileRoute("/_app/meetings/$meetingId_/call")({
  component: MeetingCallPage,
  staticData: { bare: true },
});

function MeetingCallPage() {
  const { meetingId } = Route.useParams();
  return <CallPage key={meetingId} source={{ kind: "meeting", id: meetingId }} missing={<Missing />} />;
}
