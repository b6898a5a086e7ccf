import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { delay, HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import type { ActionItem, Problem, Summary } from "@/api/schema";
import { onPage } from "@/testing/on-page";
import { startServer } from "@/testing/server";
import { ActionItems } from "./action-items";
import { useSummary } from "./queries";

const server = startServer();

test("a tick shows at once and stays once the server has it", async () => {
  serve(item("a", "Kirim salindia"), item("b", "Pesan tenda"));
  const client = await onPage(<Items />);
  await userEvent.click(await box("Kirim salindia"));
  expect(await box("Kirim salindia")).toBeChecked();
  await waitFor(() => expect(client.isMutating() + client.isFetching()).toBe(0));
  expect(await box("Kirim salindia")).toBeChecked();
  expect(await box("Pesan tenda")).not.toBeChecked();
});

test("a tick that is refused is taken back and said, and the others stay as they are", async () => {
  serve(item("a", "Kirim salindia"), item("b", "Pesan tenda"));
  const client = await onPage(<Items />);
  await userEvent.click(await box("Pesan tenda"));
  await waitFor(() => expect(client.isMutating() + client.isFetching()).toBe(0));
  refuse();
  await userEvent.click(await box("Kirim salindia"));
  expect(await box("Kirim salindia")).toBeChecked();
  expect(await screen.findByText("Tandanya dikembalikan")).toBeInTheDocument();
  await waitFor(async () => expect(await box("Kirim salindia")).not.toBeChecked());
  expect(await box("Pesan tenda")).toBeChecked();
});

test("without action items that is said", async () => {
  serve();
  await onPage(<Items />);
  expect(await screen.findByText("Tidak ada tugas yang disepakati.")).toBeInTheDocument();
});

function Items() {
  const { data } = useSummary("m1");
  return data ? <ActionItems meetingId="m1" items={data.action_items} /> : null;
}

async function box(text: string) {
  return await screen.findByRole("checkbox", { name: `Tandai selesai: ${text}` });
}

function serve(...items: ActionItem[]): void {
  server.use(
    http.get("*/api/meetings/m1/summary", () => HttpResponse.json(summary(items))),
    http.put("*/api/meetings/m1/action-items/:id", async ({ params, request }) => {
      await delay(30);
      const { done } = (await request.json()) as { done: boolean };
      const at = items.findIndex(({ id }) => id === params.id);
      items[at] = { ...(items[at] as ActionItem), done };
      return HttpResponse.json(items[at]);
    }),
  );
}

function refuse(): void {
  const problem: Problem = {
    type: "urn:temuainul:problem:unavailable",
    title: "",
    status: 503,
    detail: "",
    instance: "",
    code: "unavailable",
    errors: [],
  };
  server.use(
    http.put("*/api/meetings/m1/action-items/:id", async () => {
      await delay(30);
      return HttpResponse.json(problem, { status: 503 });
    }),
  );
}

function item(id: string, text: string): ActionItem {
  return { id, text, done: false, owner: null, due: null, citations: [], verified: true };
}

function summary(action_items: ActionItem[]): Summary {
  return {
    version: 1,
    transcript_digest: "d",
    request: "",
    prompt_version: "1",
    written_by: "extractive",
    written_at: "2026-11-20T12:00:00Z",
    overview: [],
    topics: [],
    decisions: [],
    action_items,
  };
}
