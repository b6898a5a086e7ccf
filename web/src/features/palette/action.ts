import type { LucideIcon } from "lucide-react";

/** Somewhere to go or something to do. */
export type Action = {
  id: string;
  name: string;
  icon: LucideIcon;
  /** Other words it is looked for by. */
  also?: string;
  keys?: readonly string[];
  run: () => void;
};
