import { CalendarDays, House, type LucideIcon, UsersRound } from "lucide-react";

export type Entry = {
  to: "/" | "/meetings" | "/agents";
  name: "home" | "meetings" | "agents";
  icon: LucideIcon;
};

/** The pages one comes back to. */
export const ENTRIES: readonly Entry[] = [
  { to: "/", name: "home", icon: House },
  { to: "/meetings", name: "meetings", icon: CalendarDays },
  { to: "/agents", name: "agents", icon: UsersRound },
];
