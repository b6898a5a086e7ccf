import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Meeting } from "@/api/schema";
import { MeetingMenu } from "../meeting-menu";

/** The menu on a meeting's own page, which is gone with the meeting; on a phone it stands in the corner. */
export function PageMenu({ meeting, children }: { meeting: Meeting; children?: ReactNode }) {
  const navigate = useNavigate();
  return (
    <div className="flex-none! max-sm:absolute max-sm:-top-2.5 max-sm:right-0">
      <MeetingMenu meeting={meeting} onRemoved={() => void navigate({ to: "/meetings", replace: true })}>
        {children}
      </MeetingMenu>
    </div>
  );
}
