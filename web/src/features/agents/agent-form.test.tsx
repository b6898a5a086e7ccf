import { useQuery } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { delay, HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";
import type { Agent, NewAgent, Problem } from "@/api/schema";
import { onPage } from "@/testing/on-page";
import { startServer } from "@/testing/server";
import { AgentForm, EditAgentForm } from "./agent-form";
import { agentQuery } from "./queries";

const server = startServer();

const NOTULIS: Agent = {
  id: "a1",
  name: "Notulis",
  instructions: "Pendengar rapat.",
  language: "id",
  voice: "marin",
  meetings: 3,
  created_at: "2026-11-20T10:00:00Z",
  updated_at: "2026-11-20T10:00:00Z",
};

const problem = (status: number, code: string, errors: Problem["errors"] = []): Problem => ({
  type: `/problems/${code}`,
  title: code,
  detail: "",
  instance: "",
  errors,
  status,
  code,
});

const refuse = (refusal: Problem) => HttpResponse.json(refusal, { status: refusal.status });

/** An agent's page in short: its name, and the form below it. */
function Page({ onDone }: { onDone: () => void }) {
  const { data: agent } = useQuery(agentQuery("a1"));
  return agent ? (
    <>
      <h1>{agent.name}</h1>
      <EditAgentForm agent={agent} onDone={onDone} onCancel={() => undefined} />
    </>
  ) : null;
}

async function rename(name: string): Promise<void> {
  const field = await screen.findByLabelText("Nama");
  await userEvent.clear(field);
  await userEvent.type(field, name);
  await userEvent.click(screen.getByRole("button", { name: "Simpan perubahan" }));
}

test("a change shows at once, and only what changed is sent", async () => {
  const sent = vi.fn();
  const onDone = vi.fn();
  server.use(
    http.get("*/api/agents/a1", () => HttpResponse.json(NOTULIS)),
    http.patch("*/api/agents/a1", async ({ request }) => {
      sent(await request.json());
      await delay(30);
      return HttpResponse.json({ ...NOTULIS, name: "Juru tulis" });
    }),
  );
  await onPage(<Page onDone={onDone} />);
  await rename("Juru tulis");
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Juru tulis");
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent).toHaveBeenCalledExactlyOnceWith({ name: "Juru tulis" });
});

test.each([409, 500])("a change refused with %i is taken back, and what was typed stays", async (status) => {
  const onDone = vi.fn();
  server.use(
    http.get("*/api/agents/a1", () => HttpResponse.json(NOTULIS)),
    http.patch("*/api/agents/a1", async () => {
      await delay(30);
      return refuse(problem(status, status === 409 ? "conflict" : "internal"));
    }),
  );
  await onPage(<Page onDone={onDone} />);
  await rename("Juru tulis");
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Juru tulis");
  expect(await screen.findByText("Agen ini tidak tersimpan")).toBeInTheDocument();
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Notulis");
  expect(screen.getByLabelText("Nama")).toHaveValue("Juru tulis");
  expect(onDone).not.toHaveBeenCalled();
});

test("an example fills the form, and what the server does not accept is said at its field", async () => {
  const made = vi.fn<(body: NewAgent) => void>();
  server.use(
    http.post("*/api/agents", async ({ request }) => {
      made((await request.json()) as NewAgent);
      return refuse(problem(400, "invalid", [{ where: "name", message: "must be shorter" }]));
    }),
  );
  await onPage(<AgentForm onDone={() => undefined} onCancel={() => undefined} />);
  await userEvent.click(screen.getByRole("button", { name: "Guru" }));
  await userEvent.click(screen.getByRole("button", { name: "Buat agen" }));
  expect(await screen.findByText("must be shorter")).toBeInTheDocument();
  expect(screen.getByLabelText("Nama")).toBeInvalid();
  expect(made.mock.calls[0]?.[0]).toMatchObject({ name: "Pak Guru", language: "id", voice: "marin" });
});

test("one's own words can be had back after an example replaced them", async () => {
  await onPage(<AgentForm onDone={() => undefined} onCancel={() => undefined} />);
  const instructions = screen.getByLabelText("Petunjuk");
  await userEvent.type(instructions, "Kata-kataku");
  await userEvent.click(screen.getByRole("button", { name: "Guru" }));
  expect(instructions).not.toHaveValue("Kata-kataku");
  await userEvent.click(await screen.findByRole("button", { name: "Urungkan" }));
  expect(instructions).toHaveValue("Kata-kataku");
});
