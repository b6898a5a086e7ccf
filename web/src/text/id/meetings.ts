import type { meetings as english } from "../en/meetings";
import type { TextOf } from "../text-of";

export const meetings = {} satisfies TextOf<typeof english>;
