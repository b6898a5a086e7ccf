import type { conversations as english } from "../en/conversations";
import type { TextOf } from "../text-of";

export const conversations = {} satisfies TextOf<typeof english>;
