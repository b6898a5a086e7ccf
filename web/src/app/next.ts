import * as z from "zod/mini";

/** Where somebody wanted to go before they were asked to sign in; only ever a place of ours. */
export const nextSearch = z.object({
  next: z.catch(z.optional(z.string().check(z.regex(/^\/(?![/\\])/))), undefined),
});
