import type { home as english } from "../en/home";
import type { TextOf } from "../text-of";

export const home = {} satisfies TextOf<typeof english>;
