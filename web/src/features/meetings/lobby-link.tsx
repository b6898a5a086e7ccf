import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import type { Meeting } from "@/api/schema";
import { Button } from "@/components/button";

/** The way into the call, on the bold field. */
export function LobbyLink({ meeting, children }: { meeting: Meeting; children: ReactNode }) {
  return (
    <Button asChild tone="onNila" size="large">
      <Link to="/meetings/$meetingId/call" params={{ meetingId: meeting.id }}>
        {children}
        <ArrowRight aria-hidden />
      </Link>
    </Button>
  );
}
