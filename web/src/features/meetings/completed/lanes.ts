import type { Segment } from "@/api/schema";
import type { Voice } from "./voices";

/** So many voices have a lane each; of more, the quiet ones share the last. */
export const MOST_LANES = 6;

/** A row of the ribbon: one voice, or all who share it. */
export type Lane = { voices: readonly Voice[]; share: number };

/** One lane a voice; where there are too many, those who spoke most keep theirs and the rest share one. */
export function lanesOf(voices: readonly Voice[], most = MOST_LANES): Lane[] {
  if (voices.length <= most + 1) return voices.map(alone);
  const kept = new Set([...voices].sort(byWeight).slice(0, most));
  const others = voices.filter((voice) => !kept.has(voice));
  const share = others.reduce((sum, voice) => sum + voice.share, 0);
  return [...voices.filter((voice) => kept.has(voice)).map(alone), { voices: others, share }];
}

function alone(voice: Voice): Lane {
  return { voices: [voice], share: voice.share };
}

/** An agent is never one of the others. */
function byWeight(one: Voice, other: Voice): number {
  return Number(other.isAgent) - Number(one.isAgent) || other.share - one.share;
}

/** The ribbon's own measure of a whole meeting, on which lanes are drawn. */
export const LANE_LENGTH = 2000;
const SHORTEST = 3;
const GAP = 1.5;

/** The turns of one lane as one SVG path of unit height; the shortest can still be seen. */
export function weave(turns: readonly Segment[], seconds: number): string {
  if (seconds <= 0) return "";
  const scale = LANE_LENGTH / seconds;
  let path = "";
  let reached = 0;
  for (const { start_seconds, end_seconds } of turns) {
    const start = Math.max(start_seconds * scale, reached);
    const end = Math.max(end_seconds * scale - GAP, start_seconds * scale + SHORTEST);
    if (end <= start) continue;
    path += `M${short(start)} 0H${short(end)}V1H${short(start)}Z`;
    reached = end;
  }
  return path;
}

function short(number: number): string {
  return String(Math.round(number * 10) / 10);
}
