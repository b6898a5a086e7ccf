import type { agents as english } from "../en/agents";
import type { TextOf } from "../text-of";

export const agents = {} satisfies TextOf<typeof english>;
