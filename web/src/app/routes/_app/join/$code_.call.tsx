import { createFileRoute } from "@tanstack/react-router";
import { CallPage } from "@/features/call/call-page";
import { Missing } from "../../../missing";

export const Route = createFileRoute("/_app/join/$code_/call")({
  component: InvitedPage,
  staticData: { bare: true },
});

function InvitedPage() {
  const { code } = Route.useParams();
  return <CallPage key={code} source={{ kind: "invitation", code }} missing={<Missing />} />;
}
