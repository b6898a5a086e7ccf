import { useQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import type { ComponentType } from "react";
import * as z from "zod/mini";
import { isProblem } from "@/api/problems";
import type { Meeting, MeetingStatus } from "@/api/schema";
import { Failed, Loading, Skeleton } from "@/components/notices";
import { Conversation } from "@/features/conversations/conversation";
import { ActiveActions } from "@/features/meetings/actions/active-actions";
import { CompletedActions } from "@/features/meetings/actions/completed-actions";
import { PageMenu } from "@/features/meetings/actions/page-menu";
import { UpcomingActions } from "@/features/meetings/actions/upcoming-actions";
import { CompletedPanel } from "@/features/meetings/completed/completed-panel";
import { MeetingHeading } from "@/features/meetings/meeting-heading";
import type { PanelProps, Place } from "@/features/meetings/panel";
import { ActivePanel } from "@/features/meetings/panels/active-panel";
import { CancelledPanel } from "@/features/meetings/panels/cancelled-panel";
import { ProcessingPanel } from "@/features/meetings/panels/processing-panel";
import { UpcomingPanel } from "@/features/meetings/panels/upcoming-panel";
import { meetingQuery } from "@/features/meetings/queries";
import { Missing } from "../../../missing";

const place = z.object({
  tab: z.catch(z.optional(z.enum(["summary", "transcript", "recording", "ask"])), undefined),
  segment: z.catch(z.optional(z.string()), undefined),
  t: z.catch(z.optional(z.number().check(z.gte(0))), undefined),
});

export const Route = createFileRoute("/_app/meetings/$meetingId")({
  validateSearch: place,
  component: MeetingPage,
});

const SCREENS = {
  upcoming: { Panel: UpcomingPanel, Actions: UpcomingActions },
  active: { Panel: ActivePanel, Actions: ActiveActions },
  processing: { Panel: ProcessingPanel, Actions: PageMenu },
  completed: { Panel: CompletedPanel, Actions: CompletedActions },
  cancelled: { Panel: CancelledPanel, Actions: PageMenu },
} satisfies Record<MeetingStatus, Screen>;

type Screen = { Panel: ComponentType<PanelProps>; Actions: ComponentType<{ meeting: Meeting }> };

function MeetingPage() {
  const { meetingId } = Route.useParams();
  const { tab = "summary", segment, t } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: meeting, error, refetch } = useQuery(meetingQuery(meetingId));
  if (isProblem(error) && error.status === 404) return <Missing />;
  if (!meeting) return <Coming error={error} onRetry={() => void refetch()} />;
  const { Panel, Actions } = SCREENS[meeting.status];
  const move = (change: Partial<Place>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <div className="page max-w-[1240px]">
      <MeetingHeading meeting={meeting} actions={<Actions meeting={meeting} />} />
      <Panel
        key={meeting.id}
        meeting={meeting}
        place={{ tab, segment, t }}
        onPlace={move}
        ask={<Conversation key={meeting.id} meeting={meeting} />}
      />
    </div>
  );
}

function Coming({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className="page max-w-[1240px]">
      {error ? (
        <Failed error={error} onRetry={onRetry} />
      ) : (
        <Loading>
          <Skeleton className="mb-3 h-9 w-80 max-w-full" />
          <Skeleton className="mb-8 h-6 w-120 max-w-full" />
          <Skeleton className="h-28 w-full rounded-card" />
        </Loading>
      )}
    </div>
  );
}
