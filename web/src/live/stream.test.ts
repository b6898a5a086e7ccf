import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startServer } from "@/testing/server";
import { type News, stream } from "./stream";

const server = startServer();

/** What a browser has, as far as it is used. */
class Source extends EventTarget {
  static all: Source[] = [];
  onopen: (() => void) | undefined;
  onerror: (() => void) | undefined;
  isClosed = false;

  constructor(readonly url: string) {
    super();
    Source.all.push(this);
  }

  close() {
    this.isClosed = true;
  }
}

/** It waits two seconds before it asks again. */
const PATIENCE = { timeout: 8000 };

let end: AbortController;
let told: News[];

beforeEach(() => {
  Source.all = [];
  told = [];
  end = new AbortController();
  vi.stubGlobal("EventSource", Source);
});

afterEach(() => {
  end.abort();
  vi.unstubAllGlobals();
});

function begun(): Source {
  stream((news) => told.push(news), end.signal);
  return Source.all[0] as Source;
}

test("what changed before it was open is read again, also the first time", () => {
  begun().onopen?.();
  expect(told).toEqual([{ type: "connected" }, { type: "reset" }]);
});

test("a stream that breaks says so, is opened anew, and everything is read again", async () => {
  server.use(http.get("/api/auth/me", () => HttpResponse.json({})));
  const first = begun();
  first.onopen?.();
  told = [];
  first.onerror?.();
  await vi.waitFor(() => expect(Source.all).toHaveLength(2), PATIENCE);
  Source.all[1]?.onopen?.();
  expect(first.isClosed).toBe(true);
  expect(told).toEqual([{ type: "lost" }, { type: "connected" }, { type: "reset" }]);
});

test("nothing is opened once nobody listens", async () => {
  const first = begun();
  end.abort();
  first.onerror?.();
  expect(first.isClosed).toBe(true);
  expect(told).toEqual([]);
});
