import { api } from "@/api/client";
import type { Shelf } from "./recorder";

/** The recordings of one meeting, where our server keeps them. */
export function shelfOf(id: string): Shelf {
  return {
    begin: async (media_type) =>
      there(
        await api.POST("/api/meetings/{id}/recordings", { params: { path: { id } }, body: { media_type } }),
      ),
    add: async (recording_id, number, part) => {
      const given = await api.PUT("/api/meetings/{id}/recordings/{recording_id}/parts/{number}", {
        params: { path: { id, recording_id, number } },
        headers: { "Content-Type": "application/octet-stream" },
        // As they are: what is typed as text is bytes on the wire.
        body: part as unknown as string,
        bodySerializer: (body) => body,
      });
      if (!given.response.ok) throw given.error ?? noAnswer();
    },
    complete: async (recording_id) => {
      there(
        await api.POST("/api/meetings/{id}/recordings/{recording_id}/complete", {
          params: { path: { id, recording_id } },
        }),
      );
    },
  };
}

function there<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) throw error ?? noAnswer();
  return data;
}

function noAnswer(): Error {
  return new Error("There was no answer.");
}
