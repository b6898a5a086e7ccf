import * as z from "zod/mini";
import { searchWords } from "@/search-words";

const LAST_PAGE = 10_000;

const id = z.string().check(z.regex(/^[0-9A-Za-z_-]{1,64}$/));

/** What stands in the address of the list; what makes no sense there is as if it were not there. */
export const meetingSearch = z.object({
  q: z.catch(z.optional(searchWords), undefined),
  status: z.catch(
    z.optional(z.enum(["upcoming", "active", "processing", "completed", "cancelled"])),
    undefined,
  ),
  agent_id: z.catch(z.optional(id), undefined),
  page: z.catch(z.optional(z.int().check(z.gte(1), z.lte(LAST_PAGE))), undefined),
  /** The dialog that is open. */
  new: z.catch(z.optional(z.enum(["now", "later", "import"])), undefined),
  /** The meeting that is planned again: its words stand in the form. */
  again: z.catch(z.optional(id), undefined),
});

export type MeetingSearch = z.infer<typeof meetingSearch>;

/** Another filter begins on its first page; what is empty leaves the address. */
export function filtered(search: MeetingSearch, change: Partial<MeetingSearch>): MeetingSearch {
  const { q, status, agent_id, ...rest } = { ...search, page: undefined, ...change };
  return { ...rest, q: q || undefined, status, agent_id: agent_id || undefined };
}

export function isFiltered({ q, status, agent_id }: MeetingSearch): boolean {
  return Boolean(q || status || agent_id);
}
