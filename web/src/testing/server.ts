import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";

/** A server for one test file, that answers what the test says and nothing else. */
export function startServer(): ReturnType<typeof setupServer> {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return server;
}
