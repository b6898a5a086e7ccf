import type { QueryClient } from "@tanstack/react-query";
import { $api, api } from "@/api/client";
import type { AnsweredEvent, AskedEvent, ProblemEvent, Question, StatementEvent } from "@/api/schema";
import { eventsOf } from "./event-stream";

export type AnswerEvent = AskedEvent | StatementEvent | AnsweredEvent | ProblemEvent;

const ofMeeting = (id: string) => ({ params: { path: { id } } });

export const questionsQuery = (meetingId: string) =>
  $api.queryOptions("get", "/api/meetings/{id}/questions", ofMeeting(meetingId));

export const suggestionsQuery = (meetingId: string) =>
  $api.queryOptions("get", "/api/meetings/{id}/suggested-questions", ofMeeting(meetingId));

/** The answer as it is found, event by event. Throws the problem with which it was refused. */
export async function* ask(
  meetingId: string,
  text: string,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const { data, error } = await api.POST("/api/meetings/{id}/questions", {
    ...ofMeeting(meetingId),
    body: { text },
    parseAs: "stream",
    signal,
  });
  if (error) throw error;
  if (!data) return;
  for await (const sent of eventsOf(data)) yield JSON.parse(sent.data) as AnswerEvent;
}

/** No answer is kept; also for whoever asked and closed the page. */
export async function stopAnswering(meetingId: string, questionId: string): Promise<void> {
  await api.POST("/api/meetings/{id}/questions/{question_id}/stop", {
    params: { path: { id: meetingId, question_id: questionId } },
  });
}

/** Shown at once; the news of it come later. */
export function keepAnswered(client: QueryClient, question: Question) {
  client.setQueryData<{ items: Question[] }>(questionsQuery(question.meeting_id).queryKey, (now) => {
    const others = now?.items.filter(({ id }) => id !== question.id) ?? [];
    return { items: [...others, question] };
  });
}
