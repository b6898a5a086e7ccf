import i18next from "i18next";
import { api } from "@/api/client";
import type { JoinTicket, Problem } from "@/api/schema";
import type { Doors } from "./room-connection";
import type { CallSource } from "./source";

/** The way into our own room: a ticket for each connection, and the connection. */
export function doorsTo(source: CallSource): Doors {
  return { ticket: (signal) => ticketFor(source, signal), socket };
}

async function ticketFor(source: CallSource, signal: AbortSignal): Promise<JoinTicket> {
  const { data, error } = await asked(source, signal);
  if (data === undefined) throw error ?? new Error("There was no answer.");
  if (data.provider !== "room") throw elsewhere(data.provider);
  return data;
}

function asked(source: CallSource, signal: AbortSignal) {
  switch (source.kind) {
    case "meeting":
      return api.POST("/api/meetings/{id}/join", { params: { path: { id: source.id } }, signal });
    case "invitation":
      return api.POST("/api/invitations/{code}/join", { params: { path: { code: source.code } }, signal });
  }
}

function socket(protocols: string[]): WebSocket {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(`${scheme}//${location.host}/api/room`, protocols);
}

/** A vendor's room is another implementation of `Room`; without it the page says so. */
function elsewhere(provider: string): Problem {
  const title = i18next.t("call:otherProvider", { provider });
  return { type: "", code: "other-provider", status: 422, title, detail: "", instance: "", errors: [] };
}
