import { useQuery } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { delay, HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import type { Meeting, MeetingChanges } from "@/api/schema";
import { aMeeting, anAgent, aProblem, pageOf } from "@/testing/examples";
import { onPage } from "@/testing/on-page";
import { startServer } from "@/testing/server";
import { meetingQuery } from "../queries";
import { EditDialog } from "./edit-dialog";

const server = startServer();

/** A server that answers a change as the test says, after a moment in which the page is on its own. */
function serve(answer: (changes: MeetingChanges, meeting: Meeting) => Response) {
  const kept = { meeting: aMeeting() };
  const sent: MeetingChanges[] = [];
  server.use(
    http.get("*/api/agents", () =>
      HttpResponse.json(pageOf([anAgent(), anAgent({ id: "a2", name: "Pak Guru" })])),
    ),
    http.get("*/api/meetings/m1", () => HttpResponse.json(kept.meeting)),
    http.patch("*/api/meetings/m1", async ({ request }) => {
      const changes = (await request.json()) as MeetingChanges;
      sent.push(changes);
      await delay(60);
      return answer(changes, kept.meeting);
    }),
  );
  return sent;
}

function Page() {
  const { data: meeting } = useQuery(meetingQuery("m1"));
  return meeting ? (
    <>
      <p>Di halaman: {meeting.title}</p>
      <EditDialog meeting={meeting} onClose={() => undefined} />
    </>
  ) : null;
}

async function rename(title: string): Promise<HTMLElement> {
  await onPage(<Page />);
  const field = await screen.findByLabelText("Judul");
  await userEvent.clear(field);
  await userEvent.paste(title);
  await userEvent.click(screen.getByRole("button", { name: "Simpan perubahan" }));
  return field;
}

const shown = (title: string) => screen.findByText(`Di halaman: ${title}`);

test("a new title shows at once, and only what was changed is sent", async () => {
  const sent = serve((changes, meeting) => HttpResponse.json({ ...meeting, ...changes }));
  await rename("Rapat baru");
  expect(await shown("Rapat baru")).toBeInTheDocument();
  await waitFor(() => expect(sent).toEqual([{ title: "Rapat baru" }]));
});

test("a change that came too late is taken back, aloud, and what was typed stays", async () => {
  serve(() => HttpResponse.json(aProblem(409, "illegal-transition"), { status: 409 }));
  const field = await rename("Rapat baru");
  expect(await shown("Rapat baru")).toBeInTheDocument();
  expect(await shown("Tinjauan sprint")).toBeInTheDocument();
  expect(await screen.findByText("Perubahan tidak tersimpan")).toBeInTheDocument();
  expect(screen.getByRole("alert")).toHaveTextContent("Pertemuan ini sudah berlanjut");
  expect(field).toHaveValue("Rapat baru");
});

test("what the server does not accept stands beside its field", async () => {
  const errors = [{ where: "title", message: "judul ini tidak bisa dipakai" }];
  serve(() => HttpResponse.json(aProblem(400, "invalid", errors), { status: 400 }));
  const field = await rename("Rapat baru");
  expect(await screen.findByText("judul ini tidak bisa dipakai")).toBeInTheDocument();
  expect(field).toHaveAccessibleDescription("judul ini tidak bisa dipakai");
  expect(field).toBeInvalid();
});

test("an agent chosen from the cards shows at once under its name", async () => {
  const sent = serve((_, meeting) => HttpResponse.json(meeting));
  await onPage(<Page />);
  await userEvent.click(await screen.findByRole("radio", { name: "Pak Guru" }));
  await userEvent.click(screen.getByRole("button", { name: "Simpan perubahan" }));
  await waitFor(() => expect(sent).toEqual([{ agent_id: "a2" }]));
});
