import type { palette as english } from "../en/palette";
import type { TextOf } from "../text-of";

export const palette = {} satisfies TextOf<typeof english>;
