import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { Question, Statement } from "@/api/schema";
import { onPage } from "@/testing/on-page";
import { startServer } from "@/testing/server";
import { Conversation } from "./conversation";
import type { AnswerEvent } from "./queries";

const server = startServer();
const PATH = "*/api/meetings/m1/questions";

beforeEach(() => sessionStorage.clear());

test("an answer appears statement by statement while it is still coming, and stays", async () => {
  const stream = serve();
  await onPage(<Asked />);
  await ask("Kapan festivalnya?");
  stream.tell({ event: "asked", question: question("q1") });
  stream.tell({ event: "statement", statement: said("Hari Sabtu.") });
  expect(await screen.findByText("Sabtu.", { exact: false })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Hentikan" })).toBeInTheDocument();
  stream.tell({ event: "answered", question: question("q1", [said("Hari Sabtu.")]) });
  expect(await screen.findByRole("button", { name: "Kirim pertanyaan" })).toBeInTheDocument();
  expect(screen.getByText("Sabtu.", { exact: false })).toBeInTheDocument();
});

test("where the meeting does not say, that is the answer", async () => {
  const stream = serve();
  await onPage(<Asked />);
  await ask("Siapa presidennya?");
  stream.tell({ event: "answered", question: question("q1", []) });
  expect(await screen.findByText("Pertemuan ini tidak membicarakannya.")).toBeInTheDocument();
});

test("a question that never arrived is given back to where it was typed, and it is said why", async () => {
  serve();
  server.use(http.post(PATH, () => HttpResponse.error()));
  await onPage(<Asked />);
  await ask("Kapan festivalnya?");
  await waitFor(() => expect(field()).toHaveValue("Kapan festivalnya?"));
  expect(await screen.findByText(/Server tidak menjawab/)).toBeInTheDocument();
});

test("an answer that breaks off says so, and the question can be asked again", async () => {
  const stream = serve();
  await onPage(<Asked />);
  await ask("Kapan festivalnya?");
  stream.tell({ event: "asked", question: question("q1") });
  stream.end();
  expect(await screen.findByRole("button", { name: "Tanya lagi" })).toBeInTheDocument();
  expect(screen.getByText(/Server tidak menjawab/)).toBeInTheDocument();
});

test("stopping tells the server, and leaves the page free for the next question", async () => {
  const stream = serve();
  const stopped: string[] = [];
  server.use(
    http.post(`${PATH}/:question/stop`, ({ params }) => {
      stopped.push(String(params.question));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await onPage(<Asked />);
  await ask("Kapan festivalnya?");
  stream.tell({ event: "asked", question: question("q1") });
  await screen.findByText("Mencari di transkrip…");
  await userEvent.click(await screen.findByRole("button", { name: "Hentikan" }));
  expect(await screen.findByRole("button", { name: "Kirim pertanyaan" })).toBeInTheDocument();
  await waitFor(() => expect(stopped).toEqual(["q1"]));
});

test("a suggested question is asked by pressing it", async () => {
  const stream = serve();
  await onPage(<Asked />);
  await userEvent.click(await screen.findByRole("button", { name: "Apa saja keputusannya?" }));
  expect(await screen.findByText("Mencari di transkrip…")).toBeInTheDocument();
  expect(stream.asked).toEqual([{ text: "Apa saja keputusannya?" }]);
});

test("without a transcript there is nothing to ask, and no field for it", async () => {
  await onPage(<Conversation meeting={{ id: "m1", agent: null, has_transcript: false }} />);
  expect(screen.getByText("Belum ada yang bisa ditanya")).toBeInTheDocument();
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
});

function Asked() {
  return <Conversation meeting={{ id: "m1", agent: null, has_transcript: true }} />;
}

function field() {
  return screen.getByRole("textbox", { name: "Tanya pertemuan ini" });
}

async function ask(text: string) {
  await screen.findByText(/Belum ada yang ditanyakan/);
  await userEvent.type(field(), `${text}{Enter}`);
}

/** A meeting of which nothing was asked yet; what it answers is told bit by bit. */
function serve() {
  const writing = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writing.writable.getWriter();
  const asked: unknown[] = [];
  const kept: Question[] = [];
  server.use(
    http.get(PATH, () => HttpResponse.json({ items: kept })),
    http.get("*/api/meetings/m1/suggested-questions", () =>
      HttpResponse.json({ items: ["Apa saja keputusannya?"] }),
    ),
    http.post(PATH, async ({ request }) => {
      asked.push(await request.json());
      return new HttpResponse(writing.readable, { headers: { "content-type": "text/event-stream" } });
    }),
  );
  return {
    asked,
    tell(event: AnswerEvent) {
      if (event.event === "answered") kept.push(event.question);
      const text = `event: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`;
      void writer.write(new TextEncoder().encode(text)).catch(() => undefined);
    },
    end: () => void writer.close().catch(() => undefined),
  };
}

function question(id: string, statements?: Statement[]): Question {
  const answer = statements && {
    statements,
    written_by: "extractive",
    prompt_version: "1",
    answered_at: "2026-11-20T12:00:01Z",
  };
  return {
    id,
    meeting_id: "m1",
    asked_by: "u1",
    text: "Kapan festivalnya?",
    asked_at: new Date().toISOString(),
    answer: answer ?? null,
    stopped_at: null,
  };
}

function said(text: string): Statement {
  return { text, citations: [], verified: true };
}
