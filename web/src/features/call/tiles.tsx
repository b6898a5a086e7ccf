import { MicOff, WifiOff } from "lucide-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { RoomParticipant } from "@/api/schema";
import { AgentTile } from "@/components/agent-tile";
import { classes } from "@/components/classes";
import { Person } from "@/components/person";
import { useLevel } from "./level";
import { Picture } from "./picture";
import type { Room } from "./room";
import type { RoomState } from "./room-state";

type Props = {
  room: Room;
  state: RoomState;
  /** What the agent's cloth is made from. */
  agentId: string | null;
  picture: MediaStream | null;
  /** The agent is read aloud right now. */
  reading: boolean;
};

/** Everybody who is here: people round, the agent a square of cloth; the ring around each follows its voice. */
export function Tiles({ room, state, agentId, picture, reading }: Props) {
  const { t } = useTranslation("call");
  const count = state.participants.length;
  return (
    <ul
      aria-label={t("participants")}
      className={classes(
        "low:hidden flex max-h-[30dvh] flex-wrap justify-center gap-x-2 gap-y-1 overflow-y-auto py-1 lg:grid lg:max-h-none lg:min-h-0 lg:auto-rows-[minmax(14rem,26rem)] lg:content-center lg:gap-4 lg:overflow-y-auto lg:p-px",
        columns(count),
      )}
    >
      {state.participants.map((participant) => (
        <li
          key={participant.id}
          className={classes("grid min-w-0", count > 3 ? "max-lg:w-[23%]" : "max-lg:w-[30%]")}
        >
          <Tile
            room={room}
            participant={participant}
            voice={state.voices.get(participant.id) ?? 0}
            mine={participant.id === state.you}
            agentId={agentId ?? participant.id}
            picture={participant.id === state.you ? picture : null}
            busy={participant.kind === "agent" && (reading || state.thinking.has(participant.id))}
            reading={participant.kind === "agent" && reading}
            count={count}
          />
        </li>
      ))}
    </ul>
  );
}

function columns(count: number): string {
  if (count > 6) return "lg:grid-cols-3 xl:grid-cols-4";
  if (count > 4 || count === 3) return "lg:grid-cols-3";
  return count > 1 ? "lg:grid-cols-2" : "lg:grid-cols-1";
}

function sizeAmong(count: number): string {
  if (count > 4) return "size-12 lg:size-20 xl:size-28";
  return classes(count > 3 ? "size-14" : "size-18", "sm:size-24 lg:size-32 xl:size-40");
}

type TileProps = {
  room: Room;
  participant: RoomParticipant;
  voice: number;
  mine: boolean;
  agentId: string;
  picture: MediaStream | null;
  busy: boolean;
  reading: boolean;
  count: number;
};

function Tile({ room, participant, voice, mine, agentId, picture, busy, reading, count }: TileProps) {
  const { t } = useTranslation("call");
  const { id, name, kind, away, host } = participant;
  const ring = useLevel<HTMLDivElement>(useCallback(() => room.levelOf(id), [room, id]));
  const isAgent = kind === "agent";
  const notes = [isAgent ? t("agentIs") : null, mine ? t("you") : null, host && !mine ? t("host") : null];
  return (
    <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] content-center justify-items-center gap-2.5 p-1.5 lg:gap-4 lg:rounded-hero lg:border lg:bg-paper lg:px-3 lg:py-8">
      <div
        ref={ring}
        data-busy={busy || undefined}
        className={classes(
          "voice-ring grid place-items-center overflow-hidden transition-opacity",
          sizeAmong(count),
          isAgent ? "rounded-[26%] [--ring:var(--soga)]" : "rounded-full [--ring:var(--nila)]",
          away && "opacity-50",
        )}
      >
        <Face {...{ isAgent, agentId, name, voice, picture, small: count > 4 }} />
      </div>
      <div className="grid w-full grid-cols-[minmax(0,1fr)] justify-items-center gap-0.5 text-center leading-snug max-lg:text-meta">
        <span className="flex max-w-full items-center gap-1.5 font-semibold">
          <span className="truncate">{name}</span>
          <State participant={participant} reading={reading} busy={busy} />
        </span>
        <span className="min-h-[1.4em] text-meta text-tinta-3 max-lg:sr-only">
          {away ? t("away") : notes.filter((note) => note !== null).join(", ")}
        </span>
        {picture === null ? null : (
          <span className="text-meta text-tinta-3 max-lg:sr-only">{t("pictureStaysHere")}</span>
        )}
      </div>
    </div>
  );
}

function State({
  participant,
  reading,
  busy,
}: {
  participant: RoomParticipant;
  reading: boolean;
  busy: boolean;
}) {
  const { t } = useTranslation("call");
  const { kind, microphone, away, name } = participant;
  if (kind === "agent") {
    if (!busy) return null;
    return <span className="sr-only">{reading ? t("reads") : t("thinks", { name })}</span>;
  }
  if (away) return <WifiOff aria-hidden className="size-4 shrink-0 text-tinta-3" />;
  if (microphone) return <span className="sr-only">{t("microphoneIsOn")}</span>;
  return (
    <>
      <MicOff aria-hidden className="size-4 shrink-0 text-tinta-3" />
      <span className="sr-only">{t("microphoneIsOff")}</span>
    </>
  );
}

type FaceProps = {
  isAgent: boolean;
  agentId: string;
  name: string;
  voice: number;
  picture: MediaStream | null;
  small: boolean;
};

function Face({ isAgent, agentId, name, voice, picture, small }: FaceProps) {
  if (isAgent) return <AgentTile id={agentId} className="size-full" />;
  if (picture !== null) return <Picture picture={picture} className="rounded-full" />;
  const size = small ? "text-body lg:text-[1.5rem]" : "text-[1.375rem] sm:text-[1.75rem] lg:text-[2.5rem]";
  return <Person name={name} voice={voice} className={classes("size-full", size)} />;
}
