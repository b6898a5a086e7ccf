import type { call as english } from "../en/call";
import type { TextOf } from "../text-of";

export const call = {} satisfies TextOf<typeof english>;
