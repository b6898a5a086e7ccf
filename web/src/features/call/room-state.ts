import type { ProblemCode, RoomLine, RoomMeeting, RoomParticipant, RoomServerMessage } from "@/api/schema";

/** A line, and whether it is one's own; the key tells it from lines of an earlier session. */
export type ShownLine = RoomLine & { key: string; mine: boolean };

/** The room as one sees it: what its messages so far add up to. */
export type RoomState = {
  you: string | null;
  host: boolean;
  session: string | null;
  meeting: RoomMeeting | null;
  participants: readonly RoomParticipant[];
  lines: readonly ShownLine[];
  /** Of people, in the order in which they came: which dye is theirs. */
  voices: ReadonlyMap<string, number>;
  /** By participant: what they are saying, before it is a line. */
  captions: ReadonlyMap<string, string>;
  thinking: ReadonlySet<string>;
  recording: boolean;
  /** When the call began, on this machine's clock. */
  beganAt: number | null;
  /** The last refusal, until something is said after it. */
  problem: { code: ProblemCode; about: string | null } | null;
  /** Whom one has been here. */
  selves: ReadonlySet<string>;
};

export const emptyRoom: RoomState = {
  you: null,
  host: false,
  session: null,
  meeting: null,
  participants: [],
  lines: [],
  voices: new Map(),
  captions: new Map(),
  thinking: new Set(),
  recording: false,
  beganAt: null,
  problem: null,
  selves: new Set(),
};

export function roomAfter(room: RoomState, message: RoomServerMessage, now: number): RoomState {
  switch (message.type) {
    case "welcome":
      return welcomed(room, message, now);
    case "joined":
    case "changed":
      return seen(room, message.participant);
    case "left":
      return without(room, message.participant);
    case "line":
      return said(room, message.line);
    case "caption":
      return { ...room, captions: withCaption(room.captions, message.participant, message.text) };
    case "thinking":
      return { ...room, thinking: withMember(room.thinking, message.participant, message.on) };
    case "recording":
      return { ...room, recording: message.on };
    case "problem":
      return { ...room, problem: { code: message.code, about: message.about } };
    // Of the voice, and of the connection: they change nothing that is seen here.
    case "flush":
    case "closed":
      return room;
  }
}

/** What is being said, and thought, nobody hears who is cut off. */
export function roomCutOff(room: RoomState): RoomState {
  return { ...room, captions: new Map(), thinking: new Set() };
}

type Welcome = Extract<RoomServerMessage, { type: "welcome" }>;

function welcomed(room: RoomState, welcome: Welcome, now: number): RoomState {
  const skew = now - Date.parse(welcome.now);
  const selves = new Set(room.selves).add(welcome.you);
  const known = new Set(room.lines.map((line) => line.key));
  const missed = welcome.lines.map((line) => shown(line, welcome.session, selves));
  return {
    you: welcome.you,
    host: welcome.host,
    session: welcome.session,
    meeting: welcome.meeting,
    participants: welcome.participants,
    lines: [...room.lines, ...missed.filter((line) => !known.has(line.key))],
    voices: voicesWith(room.voices, welcome.participants, welcome.lines),
    captions: new Map(),
    thinking: new Set(),
    recording: welcome.recording,
    beganAt: Date.parse(welcome.began_at) + skew,
    problem: null,
    selves,
  };
}

function seen(room: RoomState, one: RoomParticipant): RoomState {
  const participants = withParticipant(room.participants, one);
  const captions = one.away ? withCaption(room.captions, one.id, "") : room.captions;
  return { ...room, participants, captions, voices: voicesWith(room.voices, participants) };
}

/** Whoever comes back keeps their dye, and so do the lines of whoever is gone. */
function voicesWith(
  voices: ReadonlyMap<string, number>,
  participants: readonly RoomParticipant[],
  lines: readonly RoomLine[] = [],
): Map<string, number> {
  const here = participants.filter(({ kind }) => kind === "person").map(({ id }) => id);
  const heard = lines.filter((line) => !line.is_agent).map((line) => line.participant);
  const all = new Map(voices);
  for (const id of [...here, ...heard]) if (!all.has(id)) all.set(id, all.size);
  return all;
}

function said(room: RoomState, line: RoomLine): RoomState {
  const one = shown(line, room.session ?? "", room.selves);
  if (room.lines.some(({ key }) => key === one.key)) return room;
  const captions = new Map(room.captions);
  captions.delete(line.participant);
  return { ...room, lines: [...room.lines, one], captions, problem: null };
}

function shown(line: RoomLine, session: string, selves: ReadonlySet<string>): ShownLine {
  return { ...line, key: `${session} ${line.number}`, mine: selves.has(line.participant) };
}

function withParticipant(all: readonly RoomParticipant[], one: RoomParticipant): RoomParticipant[] {
  const known = all.some(({ id }) => id === one.id);
  return known ? all.map((other) => (other.id === one.id ? one : other)) : [...all, one];
}

function without(room: RoomState, participant: string): RoomState {
  return {
    ...room,
    participants: room.participants.filter(({ id }) => id !== participant),
    captions: withCaption(room.captions, participant, ""),
    thinking: withMember(room.thinking, participant, false),
  };
}

function withCaption(captions: ReadonlyMap<string, string>, participant: string, text: string) {
  const changed = new Map(captions);
  if (text === "") changed.delete(participant);
  else changed.set(participant, text);
  return changed;
}

function withMember(all: ReadonlySet<string>, one: string, on: boolean): Set<string> {
  const changed = new Set(all);
  if (on) changed.add(one);
  else changed.delete(one);
  return changed;
}
