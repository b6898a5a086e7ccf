import type { meetings as english } from "../en/meetings";
import type { TextOf } from "../text-of";

export const meetings = {
  status: {
    upcoming: "Akan datang",
    active: "Berlangsung",
    processing: "Menulis notulen",
    completed: "Selesai",
    cancelled: "Dibatalkan",
  },
} satisfies TextOf<typeof english>;
