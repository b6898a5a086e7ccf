import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Invitation } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { Button } from "@/components/button";
import { ClothEdge } from "@/components/cloth-edge";
import { Person } from "@/components/person";
import { useNow } from "@/use-now";
import { useWhen } from "@/when";
import { StatusBadge } from "../status";

/** Who invites to what, and the way in. */
export function InvitationView({ invitation, code }: { invitation: Invitation; code: string }) {
  const { t } = useTranslation("meetings");
  const { meeting_title, host_name, agent, is_mine } = invitation;
  return (
    <article className="mx-auto mt-[6vh] grid max-w-xl overflow-hidden rounded-hero border bg-paper">
      <div className="h-16 bg-nila-dalam">
        <ClothEdge />
      </div>
      <div className="grid justify-items-start gap-5 p-6 sm:p-9">
        <div>
          <p className="text-meta text-tinta-2">
            {is_mine ? t("invitation.mine") : t("invitation.host", { host: host_name })}
          </p>
          <h1 className="mt-1 break-words font-bold text-title">{meeting_title}</h1>
          <Start invitation={invitation} />
        </div>
        <ul className="grid gap-3">
          <Member name={host_name} tile={<Person name={host_name} />} />
          {agent ? <Member name={agent.name} tile={<AgentTile id={agent.id ?? agent.name} />} /> : null}
        </ul>
        <WayIn invitation={invitation} code={code} />
      </div>
    </article>
  );
}

function Member({ name, tile }: { name: string; tile: ReactNode }) {
  return (
    <li className="flex items-center gap-3 font-medium">
      {tile}
      {name}
    </li>
  );
}

function Start({ invitation: { planned_start, status } }: { invitation: Invitation }) {
  const { t } = useTranslation("meetings");
  const when = useWhen();
  const now = useNow();
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-meta text-tinta-2">
      <StatusBadge status={status} />
      {planned_start ? (
        <time dateTime={planned_start}>{`${when.day(planned_start)}, ${when.time(planned_start)}`}</time>
      ) : (
        t("noStartYet")
      )}
      {planned_start && status === "upcoming" && Date.parse(planned_start) > now ? (
        <span className="font-medium text-nila">{when.fromNow(planned_start, now)}</span>
      ) : null}
    </p>
  );
}

function WayIn({ invitation: { status, meeting_id }, code }: { invitation: Invitation; code: string }) {
  const { t } = useTranslation("meetings");
  const open = status === "upcoming" || status === "active";
  return (
    <>
      <p className="text-tinta-2">
        {open ? t("invitation.text") : t(status === "cancelled" ? "invitation.cancelled" : "invitation.over")}
      </p>
      <div className="flex flex-wrap gap-3">
        {open ? (
          <Button asChild tone="primary" size="large">
            <Link to="/join/$code/call" params={{ code }}>
              {t("enterLobby")}
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        ) : null}
        {meeting_id ? (
          <Button asChild size="large">
            <Link to="/meetings/$meetingId" params={{ meetingId: meeting_id }}>
              {t("invitation.notes")}
            </Link>
          </Button>
        ) : null}
      </div>
    </>
  );
}
