import { useTranslation } from "react-i18next";
import type { MeetingAgent, Talk } from "@/api/schema";
import { clock } from "@/when";
import { AgentTile } from "./agent-tile";
import { classes } from "./classes";
import { Lurik } from "./lurik";
import { Person } from "./person";

const MOST_PEOPLE = 4;

type Props = { talk: Talk; agent: MeetingAgent | null; className?: string };

/** A meeting's talk on one line of a list: its strip, its length, and who was there. */
export function TalkLine({ talk, agent, className }: Props) {
  return (
    <div className={classes("flex min-w-0 items-center gap-3 text-meta text-tinta-3", className)}>
      <Lurik talk={talk} className="min-w-12 max-w-72 flex-1" />
      <span>{clock(talk.seconds)}</span>
      <Faces talk={talk} agent={agent} />
    </div>
  );
}

function Faces({ talk, agent }: Props) {
  const { t } = useTranslation();
  const people = talk.speakers.filter((speaker) => !speaker.is_agent).map((speaker) => speaker.name);
  const shown = people.slice(0, MOST_PEOPLE);
  const names = [...(agent ? [agent.name] : []), ...people];
  return (
    <span className="flex shrink-0 items-center gap-1">
      <span className="sr-only">{t("with", { names: names.join(", ") })}</span>
      {agent ? <AgentTile id={agent.id ?? agent.name} className="size-5.5" /> : null}
      {shown.map((name, voice) => (
        <Person key={name} name={name} voice={voice} letters={1} className="size-5.5 text-[0.625rem]" />
      ))}
      {people.length > shown.length ? <span aria-hidden>+{people.length - shown.length}</span> : null}
    </span>
  );
}
