import * as z from "zod/mini";

const SEARCH_LENGTH = 200;

/** Words searched for, in an address. The router reads `?q=2024` as a number; people mean the words. */
export const searchWords = z.pipe(
  z.union([z.string(), z.number(), z.boolean()]),
  z.transform((given) => String(given).trim().slice(0, SEARCH_LENGTH)),
);
