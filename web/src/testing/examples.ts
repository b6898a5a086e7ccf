import type { Agent, Meeting, Problem } from "@/api/schema";

/** Things as the server would tell of them, for tests that change what matters to them. */

const NOON = "2026-11-20T05:00:00Z";

export function aMeeting(change: Partial<Meeting> = {}): Meeting {
  return {
    id: "m1",
    title: "Tinjauan sprint",
    status: "upcoming",
    outcome: null,
    waiting: [],
    waiting_since: null,
    agent: { id: "a1", name: "Notulis", language: "id", voice: "marin" },
    planned_start: null,
    duration_minutes: 30,
    started_at: null,
    ended_at: null,
    has_transcript: false,
    talk: null,
    lead: null,
    action_items: 0,
    created_at: NOON,
    updated_at: NOON,
    ...change,
  };
}

export function anAgent(change: Partial<Agent> = {}): Agent {
  return {
    id: "a1",
    name: "Notulis",
    instructions: "Pendengar rapat.",
    language: "id",
    voice: "marin",
    meetings: 0,
    created_at: NOON,
    updated_at: NOON,
    ...change,
  };
}

export function pageOf<T>(items: T[]) {
  return { items, total: items.length, page: 1, page_size: 20, total_pages: 1 };
}

export function aProblem(status: number, code: string, errors: Problem["errors"] = []): Problem {
  return {
    type: `urn:temuainul:problem:${code}`,
    title: code,
    status,
    detail: "",
    instance: "",
    code,
    errors,
  };
}
