import { useQuery } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { delay, HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import type { Home, OpenActionItem, Problem } from "@/api/schema";
import { onPage } from "@/testing/on-page";
import { startServer } from "@/testing/server";
import { homeQuery } from "./queries";
import { ToDo } from "./to-do";

const server = startServer();

const item = (id: string, text: string, done = false): OpenActionItem => ({
  id,
  text,
  done,
  meeting_id: "m1",
  meeting_title: "Tinjauan sprint",
  owner: null,
  due: null,
  verified: true,
});

function home(items: OpenActionItem[]): Home {
  return {
    agents: 1,
    counts: {},
    next: null,
    today: [],
    recent: [],
    own_agents: [],
    open_action_items: items,
  };
}

/** The server keeps ticks, unless it refuses them with this. */
function serve(refusal?: Problem): void {
  const items = [item("a", "Kirim salindia"), item("b", "Tutup PAY-118")];
  server.use(
    http.get("*/api/home", () => HttpResponse.json(home(items))),
    http.put("*/api/meetings/m1/action-items/:id", async ({ params, request }) => {
      await delay(30);
      if (refusal) return HttpResponse.json(refusal, { status: refusal.status });
      const { done } = (await request.json()) as { done: boolean };
      const at = items.findIndex(({ id }) => id === params.id);
      items[at] = { ...(items[at] as OpenActionItem), done };
      return HttpResponse.json({ ...items[at], citations: [] });
    }),
  );
}

function List() {
  const { data } = useQuery(homeQuery());
  return data ? <ToDo items={data.open_action_items} /> : null;
}

const problem = (status: number, code: string): Problem => ({
  type: `/problems/${code}`,
  title: code,
  detail: "",
  instance: "",
  errors: [],
  status,
  code,
});

test("a tick shows at once and stays", async () => {
  serve();
  const client = await onPage(<List />);
  const box = await screen.findByRole("checkbox", { name: "Kirim salindia" });
  await userEvent.click(box);
  expect(box).toBeChecked();
  await waitFor(() => expect(client.isMutating() + client.isFetching()).toBe(0));
  expect(screen.getByRole("checkbox", { name: "Kirim salindia" })).toBeChecked();
  expect(screen.getByText("1 tindakan")).toBeInTheDocument();
});

test.each([
  [409, "conflict", "Ini tidak bisa dilakukan sekarang."],
  [500, "internal", "Ada yang salah di pihak kami. Sudah dicatat; coba lagi."],
])("a tick refused with %i is taken back, aloud", async (status, code, told) => {
  serve(problem(status, code));
  await onPage(<List />);
  const box = await screen.findByRole("checkbox", { name: "Kirim salindia" });
  await userEvent.click(box);
  expect(box).toBeChecked();
  expect(await screen.findByText(told)).toBeInTheDocument();
  expect(screen.getByRole("checkbox", { name: "Kirim salindia" })).not.toBeChecked();
});

test("what was ticked does not jump below what was not", async () => {
  serve();
  await onPage(<List />);
  await userEvent.click(await screen.findByRole("checkbox", { name: "Kirim salindia" }));
  const names = screen
    .getAllByRole("checkbox")
    .map((box) => (box as HTMLInputElement).labels?.[0]?.textContent);
  expect(names).toEqual(["Kirim salindia", "Tutup PAY-118"]);
});
