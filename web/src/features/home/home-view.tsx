import type { ReactNode } from "react";
import type { Home } from "@/api/schema";
import { FirstSteps, MeetAgent } from "./first-meeting";
import { NextMeeting } from "./next-meeting";
import { NothingPlanned } from "./nothing-planned";
import { OwnAgents } from "./own-agents";
import { Recent } from "./recent";
import { ToDo } from "./to-do";
import { meetingsOf, stageOf, toCome } from "./upcoming";

type Props = { home: Home; now: number; examples: ReactNode };

/** What a person finds when they come in; who has nothing yet finds the way to a first meeting. */
export function HomeView({ home, now, examples }: Props) {
  const stage = stageOf(home);
  const [agent] = home.own_agents;
  if (stage === "new") return <FirstSteps examples={examples} />;
  if (stage === "ready" && agent) {
    return (
      <div className="grid gap-10">
        <MeetAgent agent={agent} agents={home.own_agents} />
        <OwnAgents agents={home.own_agents} total={home.agents} />
      </div>
    );
  }
  return <Settled home={home} now={now} />;
}

function Settled({ home, now }: { home: Home; now: number }) {
  const [first, ...later] = toCome(home, now);
  return (
    <>
      {first ? (
        <NextMeeting
          meeting={first}
          later={later.filter(isIn(home.today))}
          agents={home.own_agents}
          now={now}
        />
      ) : (
        <NothingPlanned untimed={home.counts.upcoming ?? 0} />
      )}
      <div className="mt-10 grid grid-cols-[minmax(0,1fr)] gap-x-11 gap-y-12 lg:grid-cols-[minmax(0,1fr)_19.5rem]">
        <Recent meetings={home.recent} total={meetingsOf(home.counts)} />
        <div className="grid min-w-0 content-start gap-12">
          <ToDo items={home.open_action_items} />
          <OwnAgents agents={home.own_agents} total={home.agents} />
        </div>
      </div>
    </>
  );
}

function isIn(some: readonly { id: string }[]): (one: { id: string }) => boolean {
  return ({ id }) => some.some((other) => other.id === id);
}
