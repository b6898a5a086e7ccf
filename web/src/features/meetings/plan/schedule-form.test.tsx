import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import type { Agent, NewMeeting } from "@/api/schema";
import { aMeeting, anAgent, pageOf } from "@/testing/examples";
import { onPage } from "@/testing/on-page";
import { startServer } from "@/testing/server";
import type { Mode } from "./mode";
import { ScheduleForm } from "./schedule-form";
import { toField } from "./start-time";

const server = startServer();
const scribe = anAgent({ meetings: 1 });
const guru = anAgent({ id: "a2", name: "Pak Guru", meetings: 8 });

function serve(agents: Agent[], answer?: () => Response): NewMeeting[] {
  const sent: NewMeeting[] = [];
  server.use(
    http.get("*/api/agents", () => HttpResponse.json(pageOf(agents))),
    http.post("*/api/meetings", async ({ request }) => {
      sent.push((await request.json()) as NewMeeting);
      return answer?.() ?? HttpResponse.json(aMeeting(), { status: 201 });
    }),
  );
  return sent;
}

function Form({ mode, onScheduled = () => undefined }: { mode: Mode; onScheduled?: () => void }) {
  const [making, setMaking] = useState(false);
  return (
    <ScheduleForm
      mode={mode}
      onMode={() => undefined}
      start={{}}
      onScheduled={onScheduled}
      onCancel={() => undefined}
      newAgent={({ onDone }) => (
        <button type="button" onClick={() => onDone(anAgent({ id: "a3", name: "Bu Sekar" }))}>
          Jadi
        </button>
      )}
      making={making}
      onMaking={setMaking}
    />
  );
}

test("the agent they meet most is chosen, and the title names it until they write one", async () => {
  serve([scribe, guru]);
  await onPage(<Form mode="later" />);
  await screen.findByRole("radio", { name: "Pak Guru", checked: true });
  const title = screen.getByLabelText("Judul");
  expect(title).toHaveValue("Bertemu Pak Guru");
  await userEvent.click(screen.getByRole("radio", { name: "Notulis" }));
  expect(title).toHaveValue("Bertemu Notulis");
  await userEvent.type(title, "!");
  await userEvent.click(screen.getByRole("radio", { name: "Pak Guru" }));
  expect(title).toHaveValue("Bertemu Notulis!");
});

test("what was typed survives a server that is away", async () => {
  serve([scribe], () => HttpResponse.error());
  await onPage(<Form mode="later" />);
  const title = await screen.findByLabelText("Judul");
  await waitFor(() => expect(title).toHaveValue("Bertemu Notulis"));
  await userEvent.type(title, "!");
  await userEvent.click(screen.getByRole("button", { name: "Rencanakan" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Server tidak menjawab");
  expect(title).toHaveValue("Bertemu Notulis!");
});

test("a start that passed is refused kindly, before it is sent", async () => {
  const sent = serve([scribe]);
  await onPage(<Form mode="later" />);
  await screen.findByRole("radio", { name: "Notulis", checked: true });
  await userEvent.type(screen.getByLabelText("Mulai"), toField(new Date(Date.now() - 86_400_000)));
  await userEvent.click(screen.getByRole("button", { name: "Rencanakan" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Waktu ini sudah lewat");
  expect(sent).toEqual([]);
});

test("an agent described meanwhile takes part, and the form is as it was", async () => {
  const sent = serve([scribe]);
  const done = vi.fn();
  await onPage(<Form mode="now" onScheduled={done} />);
  await screen.findByRole("radio", { name: "Notulis", checked: true });
  const title = screen.getByLabelText("Judul");
  await userEvent.clear(title);
  await userEvent.paste("Rapat kami");
  await userEvent.click(screen.getByRole("button", { name: "Agen baru" }));
  await userEvent.click(screen.getByRole("button", { name: "Jadi" }));
  await userEvent.click(screen.getByRole("button", { name: "Masuk ke lobi" }));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(sent).toEqual([{ title: "Rapat kami", agent_id: "a3", duration_minutes: 30, planned_start: null }]);
});
